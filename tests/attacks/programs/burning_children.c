// tries: to compute in children, each below the limit, and to wait for them
// endings: cpu limit, wall limit
// verdicts: TLE
// limits: processes=16 cpu=0.6 wall=4
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <time.h>
int main(void) {
    for (;;) {
        pid_t child = fork();
        if (child == 0) {
            while (clock() < CLOCKS_PER_SEC / 10) continue;
            _exit(0);
        }
        if (child < 0) continue;
        waitpid(child, 0, 0);
    }
}
