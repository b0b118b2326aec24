// Mistake: unordered_map is used, and its header is not included.
#include <vector>
using namespace std;

vector<int> solution(vector<int> numbers, int target) {
    unordered_map<int, int> position;
    for (int i = 0; i < (int)numbers.size(); i++) {
        if (position.count(target - numbers[i])) return {position[target - numbers[i]], i};
        position[numbers[i]] = i;
    }
    return {};
}
