// The earliest start follows from where a letter that is too far away was seen last.
import java.util.Arrays;

class Solution {
    public int[] solution(String readings, int spread, int lost) {
        int[] lastSeen = new int[26];
        Arrays.fill(lastSeen, -1);
        int[] lostAt = new int[readings.length()];
        int lostCount = 0;
        int start = 0;
        int first = 0;
        int last = -1;

        for (int end = 0; end < readings.length(); end++) {
            char reading = readings.charAt(end);
            if (reading == '?') {
                lostAt[lostCount++] = end;
                if (lostCount > lost) {
                    start = Math.max(start, lostAt[lostCount - lost - 1] + 1);
                }
            } else {
                int step = reading - 'a';
                lastSeen[step] = end;
                for (int other = 0; other < 26; other++) {
                    if (Math.abs(other - step) > spread) {
                        start = Math.max(start, lastSeen[other] + 1);
                    }
                }
            }
            if (end - start > last - first) {
                first = start;
                last = end;
            }
        }
        return new int[] {first, last};
    }
}
