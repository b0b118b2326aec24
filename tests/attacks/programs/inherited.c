// tries: to use a descriptor, a signal mask or a timer that somebody left open
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    for (int i = 3; i < 4096; i++)
        if (fcntl(i, F_GETFD) >= 0) printf("ESCAPED descriptor %d\n", i);
    sigset_t blocked;
    sigprocmask(SIG_SETMASK, NULL, &blocked);
    for (int i = 1; i < 32; i++)
        if (sigismember(&blocked, i) == 1) printf("ESCAPED blocked %d\n", i);
    if (isatty(0) || isatty(1) || isatty(2)) puts("ESCAPED terminal");
    if (open("/dev/tty", O_RDWR) >= 0) puts("ESCAPED tty");
    if (open("/dev/ptmx", O_RDWR) >= 0) puts("ESCAPED ptmx");
    if (getsid(0) != getpid()) puts("ESCAPED session");
    puts("refused");
}
