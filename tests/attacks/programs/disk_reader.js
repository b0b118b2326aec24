// tries: to read the answers and the environment of others from JavaScript
// endings: exited
// verdicts: WA
// limits: cpu=3 wall=10
const fs = require("fs");
for (const name of ["@SECRET@", "/proc/1/environ", `/proc/${process.ppid}/environ`, "/etc/shadow", "@HOME@/judge.yaml"]) {
  try {
    console.log("ESCAPED", fs.readFileSync(name, "utf8"));
  } catch (error) {
    console.log("refused");
  }
}
console.log(JSON.stringify(process.env));
