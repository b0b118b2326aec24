// Mistake: `!=` on two Integer objects compares references; beyond 127 equal numbers differ.
import java.util.ArrayDeque;
import java.util.Queue;

class Solution {
    public long[] solution(int[] pages, int perTurn, int setup) {
        Queue<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < pages.length; i++) {
            queue.add(i);
        }
        long[] leaves = new long[pages.length];
        long clock = 0;
        Integer loaded = -1;
        while (!queue.isEmpty()) {
            Integer document = queue.poll();
            if (document != loaded) {
                clock += setup;
                loaded = document;
            }
            int printed = Math.min(perTurn, pages[document]);
            clock += printed;
            pages[document] -= printed;
            if (pages[document] > 0) {
                int again = document;
                queue.add(again);
            } else {
                leaves[document] = clock;
            }
        }
        return leaves;
    }
}
