// tries: to start a shell through vfork, posix_spawn and system
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
extern char **environ;
int main(void) {
    char *argv[] = {"sh", "-c", "echo ESCAPED", NULL};
    pid_t child = vfork();
    if (child == 0) {
        execv("/bin/sh", argv);
        _exit(1);
    }
    if (child > 0) puts("ESCAPED vfork");
    if (posix_spawn(&child, "/bin/sh", NULL, NULL, argv, environ) == 0) puts("ESCAPED spawn");
    if (system("echo ESCAPED") == 0) puts("ESCAPED system");
    puts("refused");
}
