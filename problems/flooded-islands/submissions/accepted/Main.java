// Standard input: two breadth-first searches on a map with a border of sea around it.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.StringTokenizer;

public class Main {
    private static final int[] DOWN = {1, -1, 0, 0};
    private static final int[] RIGHT = {0, 0, 1, -1};

    private static int[][] heights;
    private static boolean[][] visited;

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer words = new StringTokenizer(in.readLine());
        int rows = Integer.parseInt(words.nextToken());
        int columns = Integer.parseInt(words.nextToken());
        int level = Integer.parseInt(words.nextToken());
        heights = new int[rows + 2][columns + 2];
        visited = new boolean[rows + 2][columns + 2];
        for (int[] row : heights) {
            Arrays.fill(row, -1);
        }
        for (int row = 1; row <= rows; row++) {
            String line = in.readLine();
            for (int column = 1; column <= columns; column++) {
                heights[row][column] = line.charAt(column - 1) - '0';
            }
        }

        explore(0, 0, level);
        int islands = 0;
        int largest = 0;
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                if (!visited[row][column]) {
                    islands++;
                    largest = Math.max(largest, explore(row, column, 9));
                }
            }
        }
        System.out.println(islands + " " + largest);
    }

    /** Visits the cells up to a height that hang together with a cell; returns their number. */
    private static int explore(int startRow, int startColumn, int highest) {
        Queue<int[]> queue = new ArrayDeque<>();
        queue.add(new int[] {startRow, startColumn});
        visited[startRow][startColumn] = true;
        int area = 0;
        while (!queue.isEmpty()) {
            int[] cell = queue.remove();
            area++;
            for (int direction = 0; direction < 4; direction++) {
                int row = cell[0] + DOWN[direction];
                int column = cell[1] + RIGHT[direction];
                if (row < 0 || row >= heights.length || column < 0 || column >= heights[0].length) {
                    continue;
                }
                if (!visited[row][column] && heights[row][column] <= highest) {
                    visited[row][column] = true;
                    queue.add(new int[] {row, column});
                }
            }
        }
        return area;
    }
}
