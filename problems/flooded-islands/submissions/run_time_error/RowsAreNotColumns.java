// Ends with an exception: takes the map for a square, as it is in the samples.
class Solution {
    private String[] heights;
    private boolean[][] visited;
    private int side;

    public int[] solution(String[] heights, int level) {
        this.heights = heights;
        side = heights.length;
        visited = new boolean[side][side];
        for (int i = 0; i < side; i++) {
            explore(i, 0, level);
            explore(i, side - 1, level);
            explore(0, i, level);
            explore(side - 1, i, level);
        }
        int islands = 0;
        int largest = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int area = explore(row, column, 9);
                islands += area > 0 ? 1 : 0;
                largest = Math.max(largest, area);
            }
        }
        return new int[] {islands, largest};
    }

    private int explore(int row, int column, int highest) {
        if (row < 0 || column < 0 || row >= side || column >= side || visited[row][column]) {
            return 0;
        }
        if (heights[row].charAt(column) - '0' > highest) {
            return 0;
        }
        visited[row][column] = true;
        return 1
            + explore(row + 1, column, highest)
            + explore(row - 1, column, highest)
            + explore(row, column + 1, highest)
            + explore(row, column - 1, highest);
    }
}
