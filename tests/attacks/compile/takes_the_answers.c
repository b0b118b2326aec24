// tries: to take the answers into the program by the assembler
// reasons: its own words
__asm__(".data\n.globl secret\nsecret: .incbin \"@SECRET@\"\n.byte 0\n");
extern char secret[];
int puts(const char *);
int main(void) { puts(secret); }
