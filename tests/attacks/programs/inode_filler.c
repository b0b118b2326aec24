// tries: to use up the inodes of the disk
// endings: exited, output limit, wall limit, cpu limit
// verdicts: WA, OLE, TLE
// limits: wall=6 cpu=3
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    int made = 0;
    for (int i = 0; i < 200000; i++) {
        char name[32];
        sprintf(name, "inode%d", i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0) break;
        made++;
        close(file);
    }
    puts(made > 100000 ? "ESCAPED" : "refused");
}
