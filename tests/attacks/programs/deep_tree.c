// tries: to leave a tree of folders that is too deep to be deleted, closed on the way
// endings: exited, output limit
// verdicts: WA, OLE
// limits: cpu=8 wall=16
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    int depth = 0;
    for (; depth < 5000; depth++) {
        if (mkdir("a-folder-with-a-name", 0700) || chdir("a-folder-with-a-name")) break;
        if (depth % 100 == 0) close(open("file", O_CREAT | O_WRONLY, 0));
    }
    for (int up = 0; up < depth; up++) {
        if (chdir("..")) break;
        chmod("a-folder-with-a-name", up % 3 ? 0 : 0100);
    }
    printf("depth %d\n", depth);
}
