// tries: to end at once, and to let orphans compute on
// endings: exited
// verdicts: WA
// limits: processes=16
#include <stdio.h>
#include <unistd.h>
int main(void) {
    for (int i = 0; i < 6; i++) {
        if (fork() == 0) {
            setsid();
            for (;;) continue;
        }
    }
    puts("gone");
}
