// Too slow: `shift()` moves a long array as a whole.

function solution(pages, perTurn, setup) {
  const leaves = new Array(pages.length).fill(0);
  const queue = pages.map((left, document) => ({ document, left }));
  let loaded = -1;
  let clock = 0;

  while (queue.length > 0) {
    const turn = queue.shift();
    if (turn.document !== loaded) {
      clock += setup;
      loaded = turn.document;
    }
    const printed = Math.min(perTurn, turn.left);
    clock += printed;
    turn.left -= printed;
    if (turn.left > 0) {
      queue.push(turn);
    } else {
      leaves[turn.document] = clock;
    }
  }
  return leaves;
}
