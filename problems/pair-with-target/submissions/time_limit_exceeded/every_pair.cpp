// Too slow: even in C++, 20 billion pairs are too many.
#include <vector>
using namespace std;

vector<int> solution(vector<int> numbers, int target) {
    int n = numbers.size();
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            if (numbers[i] + numbers[j] == target) {
                return {i, j};
            }
        }
    }
    return {};
}
