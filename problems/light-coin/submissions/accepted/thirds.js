const readline = require("readline");

const reader = readline.createInterface({ input: process.stdin });
const lines = reader[Symbol.asyncIterator]();

async function hear() {
  return (await lines.next()).value.trim();
}

async function main() {
  const [n] = (await hear()).split(" ").map(Number);
  let suspicious = Array.from({ length: n }, (_, index) => index + 1);
  while (suspicious.length > 1) {
    const part = Math.floor((suspicious.length + 1) / 3);
    console.log(`? ${suspicious.slice(0, 2 * part).join(" ")}`);
    switch (await hear()) {
      case "left":
        suspicious = suspicious.slice(0, part);
        break;
      case "right":
        suspicious = suspicious.slice(part, 2 * part);
        break;
      default:
        suspicious = suspicious.slice(2 * part);
    }
  }
  console.log(`! ${suspicious[0]}`);
}

main().then(() => reader.close());
