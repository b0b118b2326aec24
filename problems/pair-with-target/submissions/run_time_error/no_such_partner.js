// Mistake: takes it for granted that every entry has been seen before.
function solution(numbers, target) {
    const seen = new Map();
    numbers.forEach((number, i) => seen.set(number, { position: i }));
    for (let i = 0; i < numbers.length; i++) {
        const partner = seen.get(target - numbers[i]).position;
        if (partner !== i) return [partner, i];
    }
    return [];
}
