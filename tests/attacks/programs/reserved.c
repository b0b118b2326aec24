// tries: nothing bad: it reserves 8 GiB and touches one page
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
int main(void) {
    char *area = mmap(0, 8L << 30, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (area == MAP_FAILED) return 1;
    area[5L << 30] = 1;
    puts("not charged");
}
