// tries: to compute in children that nobody waits for
// endings: cpu limit, wall limit
// verdicts: TLE
// limits: processes=16 cpu=0.5 wall=1
#include <unistd.h>
int main(void) {
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            setsid();
            for (;;) continue;
        }
    }
    for (;;) pause();
}
