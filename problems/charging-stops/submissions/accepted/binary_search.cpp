// Jumps from stop to stop: upper_bound finds the last charger within reach.
#include <algorithm>
#include <vector>
using namespace std;

vector<int> solution(int distance, int reach, vector<int> chargers) {
    int goal = 2 * distance;
    vector<int> points = chargers;
    for (auto at = chargers.rbegin(); at != chargers.rend(); ++at) points.push_back(goal - *at);

    vector<int> stops;
    int charged_at = 0;
    while (goal - charged_at > reach) {
        auto beyond = upper_bound(points.begin(), points.end(), (long long)charged_at + reach);
        if (beyond == points.begin() || *prev(beyond) == charged_at) return {-1};
        charged_at = *prev(beyond);
        stops.push_back(charged_at);
    }
    return stops;
}
