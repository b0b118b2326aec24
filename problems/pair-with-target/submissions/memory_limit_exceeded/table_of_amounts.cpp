// Mistake: a table with a place for every amount there could be, two billion of them.
#include <cstdlib>
#include <vector>
using namespace std;

vector<int> solution(vector<int> numbers, int target) {
    const int reach = 1'000'000'000;
    vector<int> position(2LL * reach + 1, -1);
    for (int i = 0; i < (int)numbers.size(); i++) {
        long long partner = (long long)target - numbers[i];
        if (llabs(partner) <= reach && position[partner + reach] >= 0)
            return {position[partner + reach], i};
        position[(long long)numbers[i] + reach] = i;
    }
    return {};
}
