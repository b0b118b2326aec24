// Plans from the end of the trip: every stop is as early as the leg after it allows. This finds
// other stops than a plan from the beginning, but as few of them.
import java.util.ArrayDeque;
import java.util.Deque;

class Solution {
    public int[] solution(int distance, int reach, int[] chargers) {
        int count = chargers.length;
        int goal = 2 * distance;
        int[] points = new int[2 * count + 1];
        for (int i = 0; i < count; i++) {
            points[i + 1] = chargers[i];
            points[2 * count - i] = goal - chargers[i];
        }

        Deque<Integer> stops = new ArrayDeque<>();
        int leaves = goal;
        for (int i = 2 * count; i >= 0; i--) {
            if (leaves - points[i] <= reach) {
                continue;
            }
            int stop = i == 2 * count ? goal : points[i + 1];
            if (stop == leaves || stop - points[i] > reach) {
                return new int[] {-1};
            }
            stops.addFirst(stop);
            leaves = stop;
        }
        return stops.stream().mapToInt(Integer::intValue).toArray();
    }
}
