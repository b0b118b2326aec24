// tries: to keep memory in the kernel, in the buffers of pipes and socket pairs
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
static char block[1 << 16];
int main(void) {
    long kept = 0;
    for (int i = 0; i < 600; i++) {
        int ends[2];
        if (i % 2 ? pipe2(ends, O_NONBLOCK) : socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends))
            break;
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        ssize_t done;
        while ((done = write(ends[1], block, sizeof block)) > 0) kept += done;
    }
    puts(kept > (256L << 20) ? "ESCAPED" : "bounded");
}
