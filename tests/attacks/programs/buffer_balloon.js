// tries: to use more memory than it may, beside the heap of JavaScript
// endings: signalled, memory limit, exited
// verdicts: MLE
// limits: cpu=6 wall=15
const blocks = [];
for (;;) blocks.push(Buffer.alloc(1 << 24, 1));
