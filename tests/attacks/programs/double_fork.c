// tries: where processes are allowed, to leave daemons behind
// endings: exited
// verdicts: WA
// limits: processes=16
#include <stdio.h>
#include <unistd.h>
int main(void) {
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            setsid();
            if (fork() == 0) {
                setsid();
                for (;;) pause();
            }
            _exit(0);
        }
    }
    puts("left");
    fflush(stdout);
    _exit(0);
}
