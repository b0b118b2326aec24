// tries: paths that a tracer misreads: null, no text, no end, too long, a pattern of printf
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
static char longest[1 << 16];
int main(void) {
    memset(longest, 'x', sizeof longest - 1);
    char *page = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(page, '/', 4096);
    const char *paths[] = {NULL, (char *)1, (char *)-1, longest, page, "%s%n%n", "\xc3\x28\xff", ""};
    for (int i = 0; i < 8; i++) {
        if (syscall(SYS_openat, AT_FDCWD, paths[i], O_WRONLY) >= 0) puts("ESCAPED openat");
        syscall(SYS_readlinkat, AT_FDCWD, paths[i], page, -1);
        syscall(SYS_execve, paths[i], NULL, NULL);
    }
    puts("refused");
}
