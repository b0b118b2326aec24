// Mistake: remembers a number before it looks for the partner, so half of the target meets itself.
import java.util.HashMap;
import java.util.Map;

class Solution {
    public int[] solution(int[] numbers, int target) {
        Map<Integer, Integer> position = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            position.put(numbers[i], i);
            Integer partner = position.get(target - numbers[i]);
            if (partner != null) return new int[] {partner, i};
        }
        return new int[0];
    }
}
