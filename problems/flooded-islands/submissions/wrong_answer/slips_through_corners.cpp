// Mistake: the water spreads in eight directions, through the corners between two high cells.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>
using namespace std;

vector<int> solution(vector<string> heights, int level) {
    int rows = heights.size(), columns = heights[0].size();
    vector<vector<bool>> visited(rows, vector<bool>(columns));

    auto explore = [&](int row, int column, int highest, bool corners) {
        vector<pair<int, int>> stack{{row, column}};
        visited[row][column] = true;
        int area = 0;
        while (!stack.empty()) {
            auto [r, c] = stack.back();
            stack.pop_back();
            area++;
            for (int nr = max(0, r - 1); nr <= min(rows - 1, r + 1); nr++) {
                for (int nc = max(0, c - 1); nc <= min(columns - 1, c + 1); nc++) {
                    if (!corners && nr != r && nc != c) continue;
                    if (visited[nr][nc] || heights[nr][nc] - '0' > highest) continue;
                    visited[nr][nc] = true;
                    stack.push_back({nr, nc});
                }
            }
        }
        return area;
    };

    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            bool edge = r == 0 || c == 0 || r == rows - 1 || c == columns - 1;
            if (edge && !visited[r][c] && heights[r][c] - '0' <= level) explore(r, c, level, true);
        }
    }
    int islands = 0, largest = 0;
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            if (visited[r][c]) continue;
            islands++;
            largest = max(largest, explore(r, c, 9, false));
        }
    }
    return {islands, largest};
}
