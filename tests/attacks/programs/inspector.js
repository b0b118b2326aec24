// tries: to open a debugger's port, and to load code from the judge's memory
// endings: exited
// verdicts: WA
// limits: cpu=3 wall=10
try {
  require("inspector").open(0, "127.0.0.1");
  console.log(require("inspector").url() === undefined ? "refused" : "ESCAPED");
} catch (error) {
  console.log("refused");
}
try {
  process.kill(process.ppid, "SIGUSR1");
  process.kill(1, "SIGUSR1");
} catch (error) {
  console.log("refused");
}
for (const action of [() => process.setuid(0), () => process.binding("spawn_sync").spawn({})]) {
  try {
    action();
  } catch (error) {
    console.log("refused");
  }
}
