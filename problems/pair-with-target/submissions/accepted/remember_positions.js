// Reads standard input: one pass with a Map from number to position.
const [head, entries] = require("fs").readFileSync(0, "utf8").trim().split("\n");
const target = Number(head.split(" ")[1]);
const position = new Map();
for (const [i, number] of entries.split(" ").map(Number).entries()) {
    if (position.has(target - number)) {
        console.log(position.get(target - number), i);
        break;
    }
    position.set(number, i);
}
