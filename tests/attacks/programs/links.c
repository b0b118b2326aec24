// tries: to reach the answers by links: symbolic, hard, renamed, and by descriptors of paths
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
static void show(const char *path) {
    char text[200] = "";
    int file = open(path, O_RDONLY);
    if (file >= 0 && read(file, text, sizeof text - 1) > 0) printf("ESCAPED %s %s\n", path, text);
}
int main(void) {
    const char *secret = "@SECRET@";
    char path[64];
    if (symlink(secret, "symbolic") == 0) show("symbolic");
    if (link(secret, "hard") == 0) puts("ESCAPED link");
    if (linkat(AT_FDCWD, secret, AT_FDCWD, "hard2", AT_SYMLINK_FOLLOW) == 0) puts("ESCAPED linkat");
    if (rename(secret, "moved") == 0) puts("ESCAPED rename");
    if (renameat2(AT_FDCWD, secret, AT_FDCWD, "symbolic", RENAME_EXCHANGE) == 0) puts("ESCAPED exchange");
    if (symlink("/proc/self/root@SECRET@", "deep") == 0) show("deep");
    int handle = open(secret, O_PATH);
    if (handle >= 0) {
        sprintf(path, "/proc/self/fd/%d", handle);
        show(path);
        if (linkat(handle, "", AT_FDCWD, "hard3", AT_EMPTY_PATH) == 0) puts("ESCAPED empty path");
    }
    struct file_handle name = {.handle_bytes = 0};
    int mount = 0;
    syscall(SYS_name_to_handle_at, AT_FDCWD, secret, &name, &mount, 0);
    if (syscall(SYS_open_by_handle_at, AT_FDCWD, &name, O_RDONLY) >= 0) puts("ESCAPED by handle");
    if (chroot(".") == 0) puts("ESCAPED chroot");
    show("/proc/self/cwd/../../../../../../..@SECRET@");
    show("/proc/thread-self/root@SECRET@");
    show("/dev/fd/../root@SECRET@");
    puts("refused");
}
