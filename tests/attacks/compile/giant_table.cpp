// tries: to fill the disk with a program, by the assembler
// reasons: the compiled program or the compiler's output is too large
__asm__(".data\n.fill 2000000000, 1, 7\n");
int main() {}
