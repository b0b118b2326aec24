// tries: to use more memory than it may, on the heap of JavaScript
// endings: signalled, memory limit, exited
// verdicts: MLE
// limits: cpu=6 wall=15 memory=64
const blocks = [];
for (;;) blocks.push(new Array(10000).fill(blocks.length + 0.5));
