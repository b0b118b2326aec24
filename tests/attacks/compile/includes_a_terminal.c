// tries: to wait for what somebody types while it compiles
// reasons: its own words, compiling took too long
#include "/dev/tty"
#include "/dev/stdin"
int main(void) { missing }
