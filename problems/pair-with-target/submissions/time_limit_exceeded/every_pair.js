// Mistake: tries every pair; 20 billion of them at n = 200,000.
function solution(numbers, target) {
    for (let i = 0; i < numbers.length; i++) {
        for (let j = i + 1; j < numbers.length; j++) {
            if (numbers[i] + numbers[j] === target) return [i, j];
        }
    }
    return [];
}
