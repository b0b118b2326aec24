// tries: system calls by the numbers of x32, which a filter may not know
// endings: signalled
// verdicts: RTE
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
int main(void) {
#ifdef __x86_64__
    syscall(0x40000000 + 39);
    puts("ESCAPED");
#else
    __builtin_trap();
#endif
}
