// Too much memory: one counter for every minute up to a billion takes 4 GB.
record Booking(int start, int end) {}

class Solution {
    public int solution(Booking[] bookings, int cleaning) {
        int last = 0;
        for (Booking booking : bookings) {
            last = Math.max(last, booking.end() + cleaning);
        }
        int[] change = new int[last + 1];
        for (Booking booking : bookings) {
            change[booking.start()]++;
            change[booking.end() + cleaning]--;
        }
        int rooms = 0;
        int most = 0;
        for (int minute = 0; minute <= last; minute++) {
            rooms += change[minute];
            most = Math.max(most, rooms);
        }
        return most;
    }
}
