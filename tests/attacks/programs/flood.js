// tries: to fill the disk, or us, through the output of JavaScript
// endings: output limit, exited, signalled
// verdicts: OLE
// limits: cpu=3 wall=10
const fs = require("fs");
const line = "flood\n".repeat(10000);
for (;;) fs.writeSync(1, line);
