// Mistake: looks at neighbours only, and past the last entry for one more.
class Solution {
    public int[] solution(int[] numbers, int target) {
        for (int i = 0; i < numbers.length; i++) {
            if ((long) numbers[i] + numbers[i + 1] == target) return new int[] {i, i + 1};
        }
        return new int[0];
    }
}
