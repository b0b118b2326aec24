// Goes forward in time: what was earned by a shift waits in a heap until its rest is over.
#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
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

    using Rested = tuple<long long, int, long long>;  // minute, number of shifts, earned
    priority_queue<Rested, vector<Rested>, greater<Rested>> waiting;
    vector<long long> earned(most + 1, 0);  // with at most so many shifts, by people at rest no more
    long long best = 0;
    for (const Shift& shift : shifts) {
        while (!waiting.empty() && get<0>(waiting.top()) <= shift.start) {
            auto [minute, count, sum] = waiting.top();
            waiting.pop();
            earned[count] = max(earned[count], sum);
        }
        for (int count = 1; count <= most; count++) {
            long long sum = earned[count - 1] + shift.pay;
            waiting.push({(long long)shift.end + shift.rest, count, sum});
            best = max(best, sum);
        }
    }
    return best;
}
