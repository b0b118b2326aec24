// Mistake: looks at neighbours only, and past the last entry for one more.
#include <vector>
using namespace std;

vector<int> solution(vector<int> numbers, int target) {
    for (int i = 0; i < (int)numbers.size(); i++)
        if ((long long)numbers.at(i) + numbers.at(i + 1) == target) return {i, i + 1};
    return {};
}
