// Mistake: asks only the room that was opened last; an older one may be free.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

record Booking(int start, int end) {}

class Solution {
    public int solution(Booking[] bookings, int cleaning) {
        Arrays.sort(bookings, Comparator.comparingInt(Booking::start));
        List<Integer> freeFrom = new ArrayList<>();
        for (Booking booking : bookings) {
            int last = freeFrom.size() - 1;
            if (last >= 0 && freeFrom.get(last) <= booking.start()) {
                freeFrom.set(last, booking.end() + cleaning);
            } else {
                freeFrom.add(booking.end() + cleaning);
            }
        }
        return freeFrom.size();
    }
}
