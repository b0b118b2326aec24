// Mistake: float keeps about seven digits; after many additions the sixth is wrong already.
#include <algorithm>
#include <vector>
using namespace std;

double solution(vector<int> tokens, double chance) {
    float next = tokens.back(), after_next = tokens.back();
    float two = chance, one = 1 - chance;
    for (int step = (int)tokens.size() - 2; step >= 0; step--) {
        float spin = max(0.0f, one * next + two * after_next);
        after_next = next;
        next = tokens[step] + spin;
    }
    return max(0.0f, one * next + two * after_next);
}
