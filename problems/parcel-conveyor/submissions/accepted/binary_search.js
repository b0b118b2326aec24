// Standard input: the answer stays below 2 ** 53, so ordinary numbers are exact.
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
const [parcels, count] = lines[0].split(" ").map(Number);
const robots = lines.slice(1, count + 1).map((line) => line.split(" ").map(Number));

function canFinish(second) {
  let wrapped = 0;
  for (const [ready, pace, batch, rest] of robots) {
    const work = Math.max(0, second - ready);
    const cycle = batch * pace + rest;
    wrapped += Math.floor(work / cycle) * batch;
    wrapped += Math.min(batch, Math.floor((work % cycle) / pace));
    if (wrapped >= parcels) return true;
  }
  return false;
}

let tooEarly = 0;
let enough = 1;
while (!canFinish(enough)) enough *= 2;
while (enough - tooEarly > 1) {
  const middle = Math.floor((tooEarly + enough) / 2);
  if (canFinish(middle)) {
    enough = middle;
  } else {
    tooEarly = middle;
  }
}
console.log(enough);
