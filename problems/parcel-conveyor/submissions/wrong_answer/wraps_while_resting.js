// Mistake: a robot seems to go on wrapping while it rests, if the rest is long enough for a parcel.
const numbers = require("fs").readFileSync(0, "utf8").split(/\s+/).map(Number);
const [parcels, count] = numbers;
const robots = [];
for (let i = 0; i < count; i++) robots.push(numbers.slice(2 + 4 * i, 6 + 4 * i));

function wrapped(second) {
  let sum = 0;
  for (const [ready, pace, batch, rest] of robots) {
    const work = second - ready;
    if (work <= 0) continue;
    const cycle = batch * pace + rest;
    sum += Math.floor(work / cycle) * batch + Math.floor((work % cycle) / pace);
  }
  return sum;
}

let low = 1;
let high = 3e15;
while (low < high) {
  const middle = Math.floor((low + high) / 2);
  if (wrapped(middle) >= parcels) {
    high = middle;
  } else {
    low = middle + 1;
  }
}
console.log(low);
