// tries: to wait for input that never comes
// endings: exited, wall limit
// verdicts: WA, TLE
// limits: wall=0.5
#include <poll.h>
#include <unistd.h>
int main(void) {
    char text[64];
    while (read(0, text, sizeof text) > 0) continue;
    struct pollfd nothing = {.fd = -1};
    for (;;) poll(&nothing, 1, -1);
}
