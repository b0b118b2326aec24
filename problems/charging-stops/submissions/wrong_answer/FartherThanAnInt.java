// Mistake: the sum of the odometer and the reach does not fit into an int.
import java.util.ArrayList;
import java.util.List;

class Solution {
    public int[] solution(int distance, int reach, int[] chargers) {
        List<Integer> points = new ArrayList<>();
        for (int charger : chargers) {
            points.add(charger);
        }
        for (int i = chargers.length - 1; i >= 0; i--) {
            points.add(2 * distance - chargers[i]);
        }
        points.add(2 * distance);

        List<Integer> stops = new ArrayList<>();
        int chargedAt = 0;
        int passed = 0;
        for (int point : points) {
            if (chargedAt + reach < point) {
                if (passed + reach < point) {
                    return new int[] {-1};
                }
                stops.add(passed);
                chargedAt = passed;
            }
            passed = point;
        }
        return stops.stream().mapToInt(Integer::intValue).toArray();
    }
}
