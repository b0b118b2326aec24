// tries: to start a shell and a worker process from JavaScript
// endings: exited
// verdicts: WA
// limits: cpu=3 wall=10
const child = require("child_process");
for (const start of [
  () => child.execSync("echo ESCAPED", { stdio: "inherit" }),
  () => child.spawnSync("/bin/sh", ["-c", "echo ESCAPED"], { stdio: "inherit" }).pid && console.log("ESCAPED"),
  () => child.fork(__filename).pid && console.log("ESCAPED"),
]) {
  try {
    start();
    console.log("done");
  } catch (error) {
    console.log("refused");
  }
}
process.on("uncaughtException", () => console.log("refused"));
