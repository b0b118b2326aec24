// tries: to hide from whoever samples its memory, and to use a shared mapping
// endings: memory limit
// verdicts: MLE
// limits: memory=64
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>
int main(void) {
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    char *area = mmap(0, 1 << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (long at = 0; at < 1 << 30; at += 4096) {
        area[at] = 1;
        if (at % (64 << 20) == 0) usleep(20000);
    }
    puts("ESCAPED");
}
