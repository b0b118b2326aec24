// tries: to fill the disk with files that have no name any more
// endings: exited, output limit, wall limit
// verdicts: WA, OLE, TLE
// limits: wall=6 cpu=3
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static char block[1 << 20];
int main(void) {
    long written = 0;
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 250; i++) {
        int file = open("unnamed", O_CREAT | O_WRONLY, 0600);
        if (file < 0) break;
        unlink("unnamed");
        for (int part = 0; part < 4; part++) {
            ssize_t done = write(file, block, sizeof block - 1);
            written += done > 0 ? done : 0;
        }
    }
    puts(written > (700L << 20) ? "ESCAPED" : "refused");
}
