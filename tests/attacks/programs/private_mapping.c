// tries: to use memory mapped past malloc, closed pages first
// endings: memory limit, exited
// verdicts: MLE, WA
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
int main(void) {
    for (int i = 0; i < 2048; i++) {
        char *area = mmap(0, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (area == MAP_FAILED || mprotect(area, 1 << 20, PROT_READ | PROT_WRITE)) {
            puts("refused");
            return 0;
        }
        for (int at = 0; at < 1 << 20; at += 4096) area[at] = 1;
    }
    puts("ESCAPED");
}
