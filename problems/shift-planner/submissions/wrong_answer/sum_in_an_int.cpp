// Mistake: 20 shifts can pay 20 billion, which does not fit into an int.
#include <algorithm>
#include <vector>
using namespace std;

struct Shift {
    int start;
    int end;
    int rest;
    int pay;
};

long long solution(vector<Shift> shifts, int most) {
    sort(shifts.begin(), shifts.end(), [](const Shift& a, const Shift& b) {
        return a.start < b.start;
    });
    int count = shifts.size();
    vector<vector<int>> best(count + 1, vector<int>(most + 1, 0));
    for (int i = count - 1; i >= 0; i--) {
        int rested = shifts[i].end + shifts[i].rest;
        auto next = partition_point(shifts.begin(), shifts.end(), [&](const Shift& other) {
            return other.start < rested;
        });
        for (int taken = 1; taken <= most; taken++) {
            int with_it = shifts[i].pay + best[next - shifts.begin()][taken - 1];
            best[i][taken] = max(best[i + 1][taken], with_it);
        }
    }
    return best[0][most];
}
