// Does not compile: std::queue has pop(), not pop_front().
#include <algorithm>
#include <queue>
#include <vector>
using namespace std;

vector<long long> solution(vector<int> pages, int per_turn, int setup) {
    queue<int> waiting;
    for (int i = 0; i < (int)pages.size(); i++) waiting.push(i);

    vector<long long> leaves(pages.size());
    long long clock = 0;
    while (!waiting.empty()) {
        int document = waiting.front();
        waiting.pop_front();
        int printed = min(per_turn, pages[document]);
        clock += setup + printed;
        pages[document] -= printed;
        if (pages[document] > 0) waiting.push(document);
        else leaves[document] = clock;
    }
    return leaves;
}
