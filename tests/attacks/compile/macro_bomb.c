// tries: to grow without bound in the preprocessor
// reasons: compiling needed too much memory, compiling took too long
#define A(x) x x x x x x x x x x
#define B(x) A(A(A(A(A(x)))))
int main(void) { return 0 B(B(B(+ 1))); }
