// tries: where processes are allowed, to leave zombies until there is no room
// endings: exited
// verdicts: WA
// limits: processes=16 wall=8
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int started = 0;
    for (int i = 0; i < 300; i++) {
        pid_t child = fork();
        if (child == 0) _exit(0);
        if (child < 0) break;
        started++;
    }
    puts("enough");
}
