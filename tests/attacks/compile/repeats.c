// tries: to keep the assembler busy without end
// reasons: compiling needed too much memory, compiling took too long, the compiled program or the compiler's output is too large
__asm__(".rept 2000000000\n.rept 2000000000\nnop\n.endr\n.endr\n");
int main(void) {}
