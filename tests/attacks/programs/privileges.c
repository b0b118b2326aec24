// tries: to become root, and to start programs that make one root
// endings: exited, signalled
// verdicts: WA, RTE
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) puts("ESCAPED new privileges");
    gid_t group = 0;
    if (setgroups(1, &group) == 0) puts("ESCAPED groups");
    unsigned header[2] = {0x20080522, 0}, sets[6] = {~0u, ~0u, 0, ~0u, ~0u, 0};
    if (syscall(SYS_capset, header, sets) == 0) puts("ESCAPED capset");
    syscall(SYS_capget, header, sets);
    if (sets[0] | sets[1] | sets[3] | sets[4]) puts("ESCAPED capabilities");
    const char *files[] = {"/proc/self/uid_map", "/proc/self/setgroups", "/proc/sys/kernel/core_pattern",
                           "/proc/sysrq-trigger", "/proc/self/oom_score_adj", "/sys/kernel/uevent_helper"};
    for (int i = 0; i < 6; i++) {
        int file = open(files[i], O_WRONLY);
        if (file >= 0 && i != 4) printf("ESCAPED %s\n", files[i]);
        if (file >= 0 && i == 4 && write(file, "-1000", 5) == 5) puts("ESCAPED oom score");
    }
    puts("refused");
    fflush(stdout);
    char *argv[] = {"su", "-c", "echo ESCAPED; id", NULL};
    execv("/bin/su", argv);
    return 0;
}
