// Too slow: the same idea is too slow in Java as well.
class Solution {
    public int[] solution(String readings, int spread, int lost) {
        int[] best = {0, -1};
        for (int start = 0; start < readings.length(); start++) {
            char coldest = 'z';
            char warmest = 'a';
            int missing = 0;
            for (int end = start; end < readings.length(); end++) {
                char reading = readings.charAt(end);
                if (reading == '?') {
                    missing++;
                } else {
                    coldest = (char) Math.min(coldest, reading);
                    warmest = (char) Math.max(warmest, reading);
                }
                if (missing > lost || warmest - coldest > spread) {
                    break;
                }
                if (end - start > best[1] - best[0]) {
                    best = new int[] {start, end};
                }
            }
        }
        return best;
    }
}
