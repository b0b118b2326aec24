// tries: to fill the disk with a program
// reasons: the compiled program or the compiler's output is too large
char room[1 << 30] = {1};
int main(void) { return room[5]; }
