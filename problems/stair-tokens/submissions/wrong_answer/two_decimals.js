// Mistake: rounds to two decimals, as if only the output had to look tidy.

function solution(tokens, chance) {
  let next = tokens[tokens.length - 1];
  let afterNext = next;
  for (let step = tokens.length - 2; step >= 0; step--) {
    const spin = Math.max(0, (1 - chance) * next + chance * afterNext);
    [next, afterNext] = [tokens[step] + spin, next];
  }
  const average = Math.max(0, (1 - chance) * next + chance * afterNext);
  return Math.round(average * 100) / 100;
}
