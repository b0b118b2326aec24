// tries: to use memory, and to become a small program before anybody reads how much
// endings: exited, memory limit
// verdicts: MLE
// limits: memory=32
#include <stdlib.h>
#include <unistd.h>
int main(int argc, char **argv) {
    if (argc > 1) return 0;
    volatile char *area = malloc(200 << 20);
    for (long at = 0; at < 200 << 20; at += 4096) area[at] = 1;
    char *again[] = {argv[0], "small", NULL};
    execv("/proc/self/exe", again);
}
