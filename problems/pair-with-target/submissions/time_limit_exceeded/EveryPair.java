// Mistake: tries every pair; 20 billion of them at n = 200,000.
import java.util.ArrayList;
import java.util.List;

class Solution {
    public int[] solution(int[] numbers, int target) {
        List<Long> amounts = new ArrayList<>();
        for (int number : numbers) amounts.add((long) number);
        for (int i = 0; i < amounts.size(); i++) {
            for (int j = i + 1; j < amounts.size(); j++) {
                if (amounts.get(i) + amounts.get(j) == target) return new int[] {i, j};
            }
        }
        return new int[0];
    }
}
