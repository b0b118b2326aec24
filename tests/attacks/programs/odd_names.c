// tries: names that a careless cleaner misreads, in the folder that is cleaned
// endings: exited
// verdicts: WA
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    char longest[256];
    memset(longest, 'n', 255);
    longest[255] = 0;
    const char *names[] = {"-rf", "a\nb", "\xff\xfe", "*", "~", "$(reboot)", "\x1b[2J", "..x", " ", longest};
    for (int i = 0; i < 10; i++) {
        if (i % 2) {
            mkdir(names[i], 0700);
            symlink("@SECRET@", "inside");
        } else {
            close(open(names[i], O_CREAT | O_WRONLY, 0));
        }
    }
    symlink("@HOME@", "home");
    symlink("/", "root");
    symlink("self", "self");
    puts("left");
}
