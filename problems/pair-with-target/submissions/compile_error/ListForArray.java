// Does not compile: a list is not an int[].
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Solution {
    public int[] solution(int[] numbers, int target) {
        Map<Integer, Integer> position = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (position.containsKey(target - numbers[i])) {
                return List.of(position.get(target - numbers[i]), i);
            }
            position.put(numbers[i], i);
        }
        return List.of();
    }
}
