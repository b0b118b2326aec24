// Mistake: a table with a place for every amount there could be, two billion of them.
function solution(numbers, target) {
    const reach = 1_000_000_000;
    const position = new Int32Array(2 * reach + 1).fill(-1);
    for (let i = 0; i < numbers.length; i++) {
        const partner = target - numbers[i];
        if (Math.abs(partner) <= reach && position[partner + reach] >= 0) {
            return [position[partner + reach], i];
        }
        position[numbers[i] + reach] = i;
    }
    return [];
}
