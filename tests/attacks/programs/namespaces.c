// tries: namespaces of its own, in which it would be root
// endings: exited
// verdicts: WA
// limits: processes=16
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
    long flags[] = {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC,
                    CLONE_NEWUTS, CLONE_NEWCGROUP, 0x80 /* time */};
    for (int i = 0; i < 8; i++) {
        if (unshare(flags[i]) == 0) printf("ESCAPED unshare %lx\n", flags[i]);
        if (flags[i] != 0x80) {
            pid_t child = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
            if (child == 0) _exit(0);
            if (child > 0) printf("ESCAPED clone %lx\n", flags[i]);
        }
        unsigned long asked[11] = {flags[i], 0, 0, 0, SIGCHLD};
        pid_t child = syscall(435, asked, 88);
        if (child == 0) _exit(0);
        if (child > 0) printf("ESCAPED clone3 %lx\n", flags[i]);
    }
    const char *names[] = {"user", "mnt", "pid", "net", "ipc", "uts"};
    for (int i = 0; i < 6; i++) {
        char path[64];
        sprintf(path, "/proc/%d/ns/%s", getppid(), names[i]);
        int handle = open(path, O_RDONLY);
        if (handle >= 0 && setns(handle, 0) == 0) printf("ESCAPED setns %s\n", names[i]);
    }
    puts("refused");
}
