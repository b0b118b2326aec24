// tries: system calls by the numbers of i386, which a filter may not know
// endings: signalled
// verdicts: RTE
#include <stdio.h>
int main(void) {
#ifdef __x86_64__
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20));  // getpid
    puts("ESCAPED");
#else
    __builtin_trap();
#endif
}
