import java.util.*;

record Edge(int from, int to, double weight) {}

record Everything(int whole, long huge, double real, String text, boolean flag, char letter,
                  int[] numbers, List<Long> totals, double[] reals, String[] words,
                  boolean[] flags, char[] letters, int[][] rows, String[][][] cubes,
                  Edge edge, List<Edge> edges) {}

class Solution {
    public Everything solution(int whole, long huge, double real, String text, boolean flag,
                               char letter, int[] numbers, long[] totals, double[] reals,
                               String[] words, boolean[] flags, char[] letters, int[][] rows,
                               String[][][] cubes, Edge edge, Edge[] edges) {
        System.out.println("my own prints");
        List<Long> boxed = new ArrayList<>();
        for (long total : totals) {
            boxed.add(total);
        }
        return new Everything(whole, huge, real, text, flag, letter, numbers, boxed, reals, words,
                              flags, letters, rows, cubes, edge, Arrays.asList(edges));
    }
}
