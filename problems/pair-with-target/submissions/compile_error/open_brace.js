// Mistake: the brace of the loop is never closed.
function solution(numbers, target) {
    const position = new Map();
    for (let i = 0; i < numbers.length; i++) {
        if (position.has(target - numbers[i])) return [position.get(target - numbers[i]), i];
        position.set(numbers[i], i);
    return [];
}
