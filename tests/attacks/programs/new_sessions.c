// tries: to start processes in sessions of their own
// endings: exited
// verdicts: WA
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int started = 0;
    for (int i = 0; i < 50; i++) {
        pid_t child = fork();
        if (child == 0) {
            setsid();
            for (;;) pause();
        }
        if (child > 0) started++;
    }
    puts(started ? "ESCAPED" : "refused");
}
