// tries: every signal and every way to send one, to its parent and to pid 1
// endings: exited, signalled
// verdicts: WA, RTE
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    int targets[] = {getppid(), 1, -getppid(), -1};
    for (int i = 1; i < 65; i++)
        if (i != SIGSTOP) signal(i, SIG_IGN);
    for (int which = 0; which < 4; which++) {
        int target = targets[which];
        if (target == 0 || target == getpid()) continue;
        for (int number = 1; number < 65; number++) {
            if (number == SIGKILL && target == -1) continue;  // it would only hit itself
            kill(target, number);
            syscall(SYS_tkill, target, number);
            syscall(SYS_tgkill, target, target, number);
            union sigval value = {0};
            sigqueue(target, number, value);
        }
        int handle = syscall(434, target, 0);
        if (handle >= 0) {
            syscall(424, handle, SIGINT, 0, 0);
            syscall(424, handle, SIGKILL, 0, 0);
        }
    }
    puts("sent");
}
