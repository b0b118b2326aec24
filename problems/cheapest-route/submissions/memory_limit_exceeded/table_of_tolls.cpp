// Too much memory: a table of the tolls between any two of 20,000 towns takes 3 GB.
#include <algorithm>
#include <limits>
#include <vector>
using namespace std;

struct Road {
    int start;
    int end;
    int cost;
};

long long solution(int towns, vector<Road> roads) {
    const long long NEVER = numeric_limits<long long>::max() / 4;
    vector<vector<long long>> toll(towns + 1, vector<long long>(towns + 1, NEVER));
    for (const auto& road : roads) {
        long long& there = toll[road.start][road.end];
        there = min(there, (long long)road.cost);
        toll[road.end][road.start] = there;
    }

    vector<vector<long long>> cheapest(2, vector<long long>(towns + 1, NEVER));
    vector<vector<bool>> done(2, vector<bool>(towns + 1));
    cheapest[0][1] = 0;
    while (true) {
        int town = 0, used = 0;
        for (int u = 0; u < 2; u++) {
            for (int t = 1; t <= towns; t++) {
                if (!done[u][t] && (town == 0 || cheapest[u][t] < cheapest[used][town])) {
                    town = t;
                    used = u;
                }
            }
        }
        if (town == 0 || cheapest[used][town] >= NEVER) return -1;
        if (town == towns) return cheapest[used][town];
        done[used][town] = true;
        for (int next = 1; next <= towns; next++) {
            if (toll[town][next] >= NEVER) continue;
            for (int then = used; then < 2; then++) {
                long long cost = then == used ? toll[town][next] : toll[town][next] / 2;
                cheapest[then][next] = min(cheapest[then][next], cheapest[used][town] + cost);
            }
        }
    }
}
