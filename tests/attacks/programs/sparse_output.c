// tries: to make its output endless without writing: holes, shared mappings, no appending
// endings: output limit, exited
// verdicts: OLE, WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 8; i++) {
        fcntl(i, F_SETFL, 0);
        fcntl(i, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK);
        if (ftruncate(i, 1L << 40)) continue;
        pwrite(i, "x", 1, 1L << 40);
        fallocate(i, 0, 0, 1L << 40);
    }
    return 0;
}
