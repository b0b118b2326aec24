// tries: where processes are allowed, to start more of them than anybody can count
// endings: cpu limit, wall limit
// verdicts: TLE
// limits: processes=16 cpu=0.5 wall=1
#include <signal.h>
#include <unistd.h>
int main(void) {
    // 2^7 processes, so that a judge without a defence lives to tell it.
    for (int i = 0; i < 7; i++) fork();
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (;;) continue;
}
