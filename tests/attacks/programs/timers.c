// tries: to keep the kernel busy with timers, and to end by none of them
// endings: cpu limit, wall limit
// verdicts: TLE
// limits: cpu=0.5 wall=1
#include <signal.h>
#include <sys/time.h>
#include <time.h>
static void nothing(int number) { (void)number; }
int main(void) {
    struct itimerval often = {{0, 1}, {0, 1}};
    signal(SIGALRM, nothing);
    signal(SIGPROF, nothing);
    signal(SIGXCPU, nothing);
    setitimer(ITIMER_REAL, &often, 0);
    setitimer(ITIMER_PROF, &often, 0);
    for (int i = 0; i < 100; i++) {
        timer_t timer;
        struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
        if (timer_create(CLOCK_MONOTONIC, &event, &timer)) break;
        struct itimerspec soon = {{0, 1000}, {0, 1000}};
        timer_settime(timer, 0, &soon, 0);
    }
    for (;;) continue;
}
