// Standard input: the whole table of what can still be gained, from the topmost step downwards.
#include <algorithm>
#include <cstdio>
#include <vector>
using namespace std;

int main() {
    int count;
    double chance;
    if (scanf("%d %lf", &count, &chance) != 2) return 1;
    vector<int> tokens(count);
    for (int& token : tokens) {
        if (scanf("%d", &token) != 1) return 1;
    }

    vector<double> best(count, 0.0);
    auto spin = [&](int next) {
        int after = min(next + 1, count - 1);
        double one = tokens[next] + best[next];
        double two = tokens[after] + best[after];
        return max(0.0, (1 - chance) * one + chance * two);
    };
    for (int step = count - 2; step >= 0; step--) best[step] = spin(step + 1);
    printf("%.9f\n", spin(0));
}
