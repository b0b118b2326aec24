// tries: to change the clock, and to stop the one that measures it
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>
int main(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (clock_settime(CLOCK_REALTIME, &now) == 0) puts("ESCAPED clock_settime");
    struct timeval today = {now.tv_sec, 0};
    if (settimeofday(&today, NULL) == 0) puts("ESCAPED settimeofday");
    struct timex change = {.modes = ADJ_TICK, .tick = 10000};
    if (adjtimex(&change) >= 0) puts("ESCAPED adjtimex");
    if (syscall(SYS_clock_adjtime, CLOCK_REALTIME, &change) >= 0) puts("ESCAPED clock_adjtime");
    puts("refused");
}
