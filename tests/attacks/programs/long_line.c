// tries: one line of 100 MB
// endings: output limit
// verdicts: OLE
#include <string.h>
#include <unistd.h>
static char block[1 << 20];
int main(void) {
    memset(block, '1', sizeof block);
    for (int i = 0; i < 100; i++)
        if (write(1, block, sizeof block) < 0) break;
}
