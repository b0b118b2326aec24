import java.util.HashMap;
import java.util.Map;

class Solution {
    public int[] solution(int[] numbers, int target) {
        Map<Long, Integer> position = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            Integer partner = position.get((long) target - numbers[i]);
            if (partner != null) {
                return new int[] {partner, i};
            }
            position.put((long) numbers[i], i);
        }
        return new int[0];
    }
}
