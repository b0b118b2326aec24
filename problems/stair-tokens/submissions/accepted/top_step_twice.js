// Repeats the topmost step behind it, so that two steps up need no special case near the end.

function solution(tokens, chance) {
  const count = tokens.length;
  const worth = [...tokens, tokens[count - 1]];
  const gain = (step) =>
    Math.max(0, (1 - chance) * worth[step + 1] + chance * worth[step + 2]);

  for (let step = count - 2; step >= 0; step--) {
    worth[step] += gain(step);
  }
  return gain(-1);
}
