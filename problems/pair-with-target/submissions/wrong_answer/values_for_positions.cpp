// Mistake: returns the two amounts, where their positions are asked for.
#include <unordered_set>
#include <vector>
using namespace std;

vector<int> solution(vector<int> numbers, int target) {
    unordered_set<long long> seen;
    for (int number : numbers) {
        long long partner = (long long)target - number;
        if (seen.count(partner)) return {(int)partner, number};
        seen.insert(number);
    }
    return {};
}
