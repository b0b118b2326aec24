// tries: memory in files without a name (memfd, memfd_secret, O_TMPFILE outside)
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    if (memfd_create("x", 0) >= 0) puts("ESCAPED memfd");
    if (syscall(447, 0) >= 0) puts("ESCAPED memfd_secret");
    if (syscall(SYS_shmget, 0x4a554447, 1 << 20, 01600) >= 0) puts("ESCAPED shm");
    if (syscall(SYS_msgget, 0x4a554447, 01600) >= 0) puts("ESCAPED msg");
    if (syscall(SYS_semget, 0x4a554447, 1, 01600) >= 0) puts("ESCAPED sem");
    if (syscall(SYS_mq_open, "judge-attack", O_CREAT | O_RDWR, 0600, 0) >= 0) puts("ESCAPED mq");
    if (open("/var/tmp", O_TMPFILE | O_RDWR, 0600) >= 0) puts("ESCAPED tmpfile");
    puts("refused");
}
