// tries: to make devices, pipes with a name and sockets, and to leave them
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
int main(void) {
    if (mknod("disk", S_IFBLK | 0600, makedev(8, 0)) == 0 && open("disk", O_RDONLY) >= 0) puts("ESCAPED disk");
    if (mknod("memory", S_IFCHR | 0600, makedev(1, 1)) == 0 && open("memory", O_RDONLY) >= 0) puts("ESCAPED mem");
    mkfifo("pipe", 0600);
    mknod("socket", S_IFSOCK | 0600, 0);
    const char *devices[] = {"/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda", "/dev/kvm", "/dev/fuse",
                             "/dev/loop0", "/dev/net/tun", "/dev/uinput", "/dev/snapshot"};
    for (int i = 0; i < 10; i++)
        if (open(devices[i], O_RDWR) >= 0) printf("ESCAPED %s\n", devices[i]);
    puts("refused");
}
