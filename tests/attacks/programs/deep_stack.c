// tries: to use memory that is in no heap (the stack)
// endings: signalled, memory limit
// verdicts: MLE, RTE
#include <string.h>
__attribute__((noinline)) int down(int depth) {
    volatile char room[65536];
    memset((char *)room, depth, sizeof room);
    return down(depth + 1) + room[depth & 1];
}
int main(void) { return down(0); }
