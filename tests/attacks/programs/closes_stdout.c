// tries: to close its output and to go on, with other files in its place
// endings: exited
// verdicts: WA
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
    close(0);
    close(1);
    close(2);
    for (int i = 0; i < 200; i++) open("file", O_CREAT | O_RDWR, 0600);
    for (int i = 0; i < 200; i++)
        if (write(i, "x", 1) < 0) continue;
    return 0;
}
