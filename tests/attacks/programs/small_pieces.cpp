// tries: to use all memory in a million small pieces
// endings: memory limit, signalled
// verdicts: MLE
// limits: memory=64
#include <forward_list>
#include <string>
int main() {
    std::forward_list<std::string> pieces;
    for (;;) pieces.emplace_front("not a short string, so that it has a heap block of its own");
}
