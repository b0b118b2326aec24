// tries: to sleep and to hear no signal
// endings: wall limit
// verdicts: TLE
// limits: wall=0.5
#include <signal.h>
#include <unistd.h>
int main(void) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (;;) pause();
}
