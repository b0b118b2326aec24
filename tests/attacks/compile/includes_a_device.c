// tries: to include a file without an end
// reasons: compiling needed too much memory, compiling took too long, its own words
#include "/dev/zero"
int main(void) {}
