// tries: to end well before there is a result
// verdicts: WA
#include <cstdlib>
struct Early { Early() { std::atexit([] { std::_Exit(0); }); } } early;
int solution(int n) {
    if (n == 1) return 2;
    std::exit(0);
}
