// Mistake: `>=` keeps the last of several longest runs; the earliest was asked for.
#include <string>
#include <vector>
using namespace std;

vector<int> solution(string readings, int spread, int lost) {
    vector<int> count(26), best = {0, -1};
    int start = 0, missing = 0;

    auto steady = [&] {
        int coldest = 0, warmest = 25;
        while (coldest < 26 && count[coldest] == 0) coldest++;
        while (warmest >= 0 && count[warmest] == 0) warmest--;
        return missing <= lost && warmest - coldest <= spread;
    };
    auto change = [&](char reading, int by) {
        if (reading == '?') missing += by;
        else count[reading - 'a'] += by;
    };

    for (int end = 0; end < (int)readings.size(); end++) {
        change(readings[end], 1);
        while (!steady()) change(readings[start++], -1);
        if (end - start >= best[1] - best[0]) best = {start, end};
    }
    return best;
}
