// The table by position and number of shifts, filled from the last shift to the first.
import java.util.Arrays;
import java.util.Comparator;

record Shift(int start, int end, int rest, int pay) {}

class Solution {
    public long solution(Shift[] shifts, int most) {
        Arrays.sort(shifts, Comparator.comparingInt(Shift::start));
        int count = shifts.length;
        long[][] best = new long[count + 1][most + 1];
        for (int i = count - 1; i >= 0; i--) {
            Shift shift = shifts[i];
            long[] later = best[firstFrom(shifts, shift.end() + shift.rest())];
            for (int taken = 1; taken <= most; taken++) {
                best[i][taken] = Math.max(best[i + 1][taken], shift.pay() + later[taken - 1]);
            }
        }
        return best[0][most];
    }

    /** Position of the first shift that starts at a minute or later. */
    private int firstFrom(Shift[] shifts, int minute) {
        int low = 0;
        int high = shifts.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (shifts[middle].start() >= minute) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
