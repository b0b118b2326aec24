const readline = require("readline");

const reader = readline.createInterface({ input: process.stdin });
const lines = reader[Symbol.asyncIterator]();

async function hear() {
  return (await lines.next()).value.trim();
}

async function main() {
  let low = 1;
  let high = Number(await hear());
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    console.log(`? ${middle}`);
    if ((await hear()) === "low") {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  console.log(`! ${low}`);
}

main().then(() => reader.close());
