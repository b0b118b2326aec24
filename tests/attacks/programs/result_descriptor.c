// tries: to write a verdict to every descriptor that a judge might read
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
int main(void) {
    for (int i = 3; i < 256; i++)
        if (write(i, "AC 42 accepted", 14) > 0) printf("ESCAPED %d\n", i);
    puts("refused");
}
