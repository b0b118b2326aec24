// tries: to compute on threads of JavaScript, and to wait for ever
// endings: cpu limit
// verdicts: TLE
// limits: cpu=1 wall=10
const { Worker } = require("worker_threads");
for (let i = 0; i < 4; i++) new Worker("for (;;);", { eval: true });
