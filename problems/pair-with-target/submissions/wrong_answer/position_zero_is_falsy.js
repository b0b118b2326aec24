// Mistake: position 0 counts as "not found" in `if (partner)`.

function solution(numbers, target) {
  const position = new Map();
  for (let i = 0; i < numbers.length; i++) {
    const partner = position.get(target - numbers[i]);
    if (partner) {
      return [partner, i];
    }
    position.set(numbers[i], i);
  }
  return [];
}
