// Standard input: the queue is a ring in a fixed array, with its front at `head`.
const [first, second] = require("fs").readFileSync(0, "utf8").split("\n");
const [count, perTurn, setup] = first.split(" ").map(Number);
const left = second.trim().split(" ").map(Number);

const ring = left.map((_, document) => document);
const leaves = new Array(count).fill(0);
let head = 0;
let waiting = count;
let loaded = -1;
let clock = 0;

while (waiting > 0) {
  const document = ring[head];
  if (document !== loaded) {
    clock += setup;
    loaded = document;
  }
  const printed = Math.min(perTurn, left[document]);
  clock += printed;
  left[document] -= printed;
  if (left[document] > 0) {
    ring[(head + waiting) % count] = document;
  } else {
    leaves[document] = clock;
    waiting--;
  }
  head = (head + 1) % count;
}

console.log(leaves.join(" "));
