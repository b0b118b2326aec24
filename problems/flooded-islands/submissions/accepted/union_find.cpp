// Joins low cells with each other and with the sea, then joins whatever has stayed dry.
#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <vector>
using namespace std;

struct Groups {
    vector<int> parent, size;

    explicit Groups(int count) : parent(count), size(count, 1) {
        iota(parent.begin(), parent.end(), 0);
    }
    int find(int cell) {
        while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
        return cell;
    }
    void join(int a, int b) {
        a = find(a);
        b = find(b);
        if (a == b) return;
        if (size[a] < size[b]) swap(a, b);
        parent[b] = a;
        size[a] += size[b];
    }
};

vector<int> solution(vector<string> heights, int level) {
    int rows = heights.size(), columns = heights[0].size(), sea = rows * columns;
    auto join_neighbours = [&](Groups& groups, const function<bool(int)>& belongs) {
        for (int cell = 0; cell < sea; cell++) {
            if (!belongs(cell)) continue;
            int right = cell + 1, below = cell + columns;
            if (right % columns != 0 && belongs(right)) groups.join(cell, right);
            if (below < sea && belongs(below)) groups.join(cell, below);
        }
    };

    Groups water(sea + 1);
    auto low = [&](int cell) { return heights[cell / columns][cell % columns] - '0' <= level; };
    join_neighbours(water, low);
    for (int cell = 0; cell < sea; cell++) {
        int row = cell / columns, column = cell % columns;
        bool edge = row == 0 || row == rows - 1 || column == 0 || column == columns - 1;
        if (edge && low(cell)) water.join(cell, sea);
    }

    Groups land(sea);
    auto dry = [&](int cell) { return water.find(cell) != water.find(sea); };
    join_neighbours(land, dry);
    int islands = 0, largest = 0;
    for (int cell = 0; cell < sea; cell++) {
        if (!dry(cell) || land.find(cell) != cell) continue;
        islands++;
        largest = max(largest, land.size[cell]);
    }
    return {islands, largest};
}
