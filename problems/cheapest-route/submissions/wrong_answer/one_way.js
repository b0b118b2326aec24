// Mistake: every road is entered in one direction only. (Standard input.)
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
const [towns] = lines[0].split(" ").map(Number);

const neighbours = Array.from({ length: towns + 1 }, () => []);
for (const line of lines.slice(1)) {
  const [start, end, cost] = line.split(" ").map(Number);
  neighbours[start].push({ town: end, cost });
}

const cheapest = [new Array(towns + 1).fill(Infinity), new Array(towns + 1).fill(Infinity)];
cheapest[0][1] = 0;
let changed = [{ town: 1, used: 0 }];
while (changed.length > 0) {
  const next = [];
  for (const { town, used } of changed) {
    for (const road of neighbours[town]) {
      for (let then = used; then < 2; then++) {
        const toll = then === used ? road.cost : Math.floor(road.cost / 2);
        const spent = cheapest[used][town] + toll;
        if (spent < cheapest[then][road.town]) {
          cheapest[then][road.town] = spent;
          next.push({ town: road.town, used: then });
        }
      }
    }
  }
  changed = next;
}

const best = Math.min(cheapest[0][towns], cheapest[1][towns]);
console.log(best === Infinity ? -1 : best);
