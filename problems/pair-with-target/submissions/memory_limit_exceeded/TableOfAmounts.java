// Mistake: a table with a place for every amount there could be, two billion of them.
import java.util.Arrays;

class Solution {
    public int[] solution(int[] numbers, int target) {
        int[] position = new int[2_000_000_001];
        Arrays.fill(position, -1);
        for (int i = 0; i < numbers.length; i++) {
            long partner = (long) target - numbers[i];
            if (Math.abs(partner) <= 1_000_000_000 && position[(int) (partner + 1_000_000_000)] >= 0) {
                return new int[] {position[(int) (partner + 1_000_000_000)], i};
            }
            position[numbers[i] + 1_000_000_000] = i;
        }
        return new int[0];
    }
}
