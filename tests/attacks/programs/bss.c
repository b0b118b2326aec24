// tries: to use memory that is in no heap (.bss)
// endings: memory limit, signalled
// verdicts: MLE
static char area[1 << 30];
int main(void) {
    for (unsigned long at = 0; at < sizeof area; at += 4096) ((volatile char *)area)[at] = 1;
}
