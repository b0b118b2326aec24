// tries: to become itself again and again, so that every reading starts anew
// endings: cpu limit
// verdicts: TLE
// limits: cpu=0.5 wall=4
#include <unistd.h>
int main(int argc, char **argv) {
    (void)argc;
    execv("/proc/self/exe", argv);
    for (;;) continue;
}
