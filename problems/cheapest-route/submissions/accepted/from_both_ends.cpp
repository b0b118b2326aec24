// Distances from the first town and from the last one; then every road is tried with the voucher.
#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>
using namespace std;

struct Road {
    int start;
    int end;
    int cost;
};

const long long NEVER = numeric_limits<long long>::max() / 4;

vector<long long> distances(const vector<vector<pair<int, int>>>& neighbours, int from) {
    vector<long long> distance(neighbours.size(), NEVER);
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> heap;
    distance[from] = 0;
    heap.push({0, from});
    while (!heap.empty()) {
        auto [spent, town] = heap.top();
        heap.pop();
        if (spent > distance[town]) continue;
        for (auto [neighbour, cost] : neighbours[town]) {
            if (spent + cost < distance[neighbour]) {
                distance[neighbour] = spent + cost;
                heap.push({spent + cost, neighbour});
            }
        }
    }
    return distance;
}

long long solution(int towns, vector<Road> roads) {
    vector<vector<pair<int, int>>> neighbours(towns + 1);
    for (const auto& road : roads) {
        neighbours[road.start].push_back({road.end, road.cost});
        neighbours[road.end].push_back({road.start, road.cost});
    }
    auto there = distances(neighbours, 1);
    auto back = distances(neighbours, towns);

    long long best = NEVER;
    for (const auto& road : roads) {
        long long way = min(there[road.start] + back[road.end], there[road.end] + back[road.start]);
        best = min(best, way + road.cost / 2);
    }
    return best >= NEVER ? -1 : best;
}
