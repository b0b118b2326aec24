// tries: to change the limits, the priority and the processors of its parent
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    int targets[] = {getppid(), 1};
    for (int i = 0; i < 2; i++) {
        int other = targets[i];
        if (other <= 0 || other == getpid()) continue;
        struct rlimit limit;
        if (prlimit(other, RLIMIT_NOFILE, NULL, &limit) == 0) {
            puts("ESCAPED read a limit");
            if (prlimit(other, RLIMIT_NOFILE, &limit, NULL) == 0) puts("ESCAPED prlimit");
        }
        if (setpriority(PRIO_PROCESS, other, 1) == 0) puts("ESCAPED setpriority");
        cpu_set_t cpus;
        CPU_ZERO(&cpus);
        CPU_SET(0, &cpus);
        if (sched_setaffinity(other, sizeof cpus, &cpus) == 0) puts("ESCAPED affinity");
        struct sched_param none = {0};
        sched_setscheduler(other, SCHED_IDLE, &none);  // may say that it was done
        if (sched_getscheduler(other) == SCHED_IDLE) puts("ESCAPED scheduler");
        if (syscall(SYS_ioprio_set, 1, other, (3 << 13)) == 0) puts("ESCAPED ioprio");
        if (syscall(SYS_get_robust_list, other, &limit, &limit) == 0) puts("ESCAPED robust list");
    }
    puts("refused");
}
