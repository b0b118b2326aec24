// Mistake: tries every pair; 20 billion of them at n = 200,000.
class Solution {
    public int[] solution(int[] numbers, int target) {
        for (int i = 0; i < numbers.length; i++) {
            for (int j = i + 1; j < numbers.length; j++) {
                if ((long) numbers[i] + numbers[j] == target) return new int[] {i, j};
            }
        }
        return new int[0];
    }
}
