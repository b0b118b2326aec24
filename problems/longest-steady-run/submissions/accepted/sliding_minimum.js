// Standard input: two monotone queues hold the candidates for the coldest and the warmest letter.
const [header, readings] = require("fs").readFileSync(0, "utf8").split("\n");
const [spread, lost] = header.split(" ").map(Number);

class Candidates {
  constructor(beats) {
    this.beats = beats;
    this.positions = [];
    this.head = 0;
  }

  add(position) {
    while (this.positions.length > this.head && !this.beats(this.positions.at(-1), position)) {
      this.positions.pop();
    }
    this.positions.push(position);
  }

  forgetBefore(start) {
    while (this.head < this.positions.length && this.positions[this.head] < start) {
      this.head++;
    }
  }

  best() {
    return this.head < this.positions.length ? steps[this.positions[this.head]] : null;
  }
}

const steps = Array.from(readings, (reading) => reading.charCodeAt(0));
const coldest = new Candidates((a, b) => steps[a] < steps[b]);
const warmest = new Candidates((a, b) => steps[a] > steps[b]);
const isSteady = () => missing <= lost && (coldest.best() === null || warmest.best() - coldest.best() <= spread);

let missing = 0;
let start = 0;
let first = 0;
let last = -1;
for (let end = 0; end < steps.length; end++) {
  if (readings[end] === "?") {
    missing++;
  } else {
    coldest.add(end);
    warmest.add(end);
  }
  while (!isSteady()) {
    if (readings[start] === "?") {
      missing--;
    }
    start++;
    coldest.forgetBefore(start);
    warmest.forgetBefore(start);
  }
  if (end - start > last - first) {
    first = start;
    last = end;
  }
}
console.log(first, last);
