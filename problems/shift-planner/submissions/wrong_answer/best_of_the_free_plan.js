// Mistake: makes the best plan without the contract, then keeps the best-paid shifts of it.
const lines = require("fs").readFileSync(0, "utf8").trim().split("\n");
const most = Number(lines[0].split(" ")[1]);
const shifts = lines
  .slice(1)
  .map((line) => line.split(" ").map(Number))
  .sort((a, b) => a[0] - b[0]);

function firstFrom(minute) {
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle][0] >= minute) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

const best = new Array(shifts.length + 1).fill(0);
const following = shifts.map(([, end, rest]) => firstFrom(end + rest));
for (let i = shifts.length - 1; i >= 0; i--) {
  best[i] = Math.max(best[i + 1], shifts[i][3] + best[following[i]]);
}

const taken = [];
for (let i = 0; i < shifts.length; ) {
  if (best[i] === best[i + 1]) {
    i++;
  } else {
    taken.push(shifts[i][3]);
    i = following[i];
  }
}
taken.sort((a, b) => b - a);
console.log(taken.slice(0, most).reduce((sum, pay) => sum + pay, 0));
