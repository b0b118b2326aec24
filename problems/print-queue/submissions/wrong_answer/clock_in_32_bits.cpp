// Mistake: the clock is an int, but a million turns of a million seconds do not fit into it.
#include <algorithm>
#include <queue>
#include <vector>
using namespace std;

vector<long long> solution(vector<int> pages, int per_turn, int setup) {
    int n = pages.size();
    vector<long long> leaves(n);
    queue<int> waiting;
    for (int i = 0; i < n; i++) waiting.push(i);

    int clock = 0;
    int loaded = -1;
    while (!waiting.empty()) {
        int document = waiting.front();
        waiting.pop();
        if (document != loaded) clock += setup;
        loaded = document;

        int printed = min(per_turn, pages[document]);
        clock += printed;
        pages[document] -= printed;
        if (pages[document] > 0) waiting.push(document);
        else leaves[document] = clock;
    }
    return leaves;
}
