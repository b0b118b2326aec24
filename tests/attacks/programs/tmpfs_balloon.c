// tries: to keep in files what would not fit its memory
// endings: exited, output limit
// verdicts: WA, OLE
// limits: wall=4
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static char block[1 << 20];
int main(void) {
    long written = 0;
    memset(block, 'x', sizeof block);
    for (int number = 0; number < 1024; number++) {
        char name[64];
        sprintf(name, "/dev/shm/balloon%d", number);
        if (number % 2) sprintf(name, "balloon%d", number);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0) continue;
        for (int part = 0; part < 4; part++) {
            ssize_t done = write(file, block, sizeof block - 1);
            written += done > 0 ? done : 0;
        }
        close(file);
    }
    puts(written > (600L << 20) ? "ESCAPED" : "refused");
}
