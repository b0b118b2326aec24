// tries: to change mode, owner, times, attributes and length of files that are not its own
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>
static void attack(const char *path) {
    struct stat now;
    if (stat(path, &now)) return;
    if (chmod(path, now.st_mode & 07777) == 0) printf("ESCAPED chmod %s\n", path);
    if (chown(path, now.st_uid, now.st_gid) == 0) printf("ESCAPED chown %s\n", path);
    struct timespec times[2] = {now.st_atim, now.st_mtim};
    if (utimensat(AT_FDCWD, path, times, 0) == 0) printf("ESCAPED utimensat %s\n", path);
    struct utimbuf old = {now.st_atime, now.st_mtime};
    if (utime(path, &old) == 0) printf("ESCAPED utime %s\n", path);
    if (setxattr(path, "user.judge-attack", "x", 1, 0) == 0) printf("ESCAPED setxattr %s\n", path);
    if (removexattr(path, "user.judge-attack") == 0) printf("ESCAPED removexattr %s\n", path);
    if (truncate(path, now.st_size) == 0) printf("ESCAPED truncate %s\n", path);
    int handle = open(path, O_PATH);
    if (handle >= 0) {
        if (syscall(452, handle, "", now.st_mode & 07777, AT_EMPTY_PATH) == 0)
            printf("ESCAPED fchmodat2 %s\n", path);
        if (utimensat(handle, "", times, AT_EMPTY_PATH) == 0) printf("ESCAPED empty %s\n", path);
    }
    handle = open(path, O_RDONLY);
    if (handle >= 0) {
        if (fchmod(handle, now.st_mode & 07777) == 0) printf("ESCAPED fchmod %s\n", path);
        if (fchown(handle, now.st_uid, now.st_gid) == 0) printf("ESCAPED fchown %s\n", path);
        if (futimens(handle, times) == 0) printf("ESCAPED futimens %s\n", path);
        if (fsetxattr(handle, "user.judge-attack", "x", 1, 0) == 0) printf("ESCAPED fsetxattr %s\n", path);
    }
}
int main(void) {
    attack("@SECRET@");
    attack("@HOME@");
    attack("/usr/bin/env");
    attack("/etc/passwd");
    puts("refused");
}
