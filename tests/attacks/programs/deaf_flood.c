// tries: to flood, and to hear no signal that says so
// endings: output limit
// verdicts: OLE
#include <signal.h>
#include <unistd.h>
static char block[1 << 16];
int main(void) {
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (int i = 0; i < 100000; i++) {
        if (write(1, block, sizeof block) < 0) break;
    }
    return 0;
}
