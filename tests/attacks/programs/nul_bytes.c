// tries: to confuse whoever reads its output, by NUL bytes
// endings: exited
// verdicts: WA
#include <unistd.h>
int main(void) {
    static char nothing[1 << 20];
    return write(1, nothing, sizeof nothing) < 0 || write(2, nothing, 100) < 0;
}
