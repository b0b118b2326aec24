// tries: to include random bytes without an end
// reasons: compiling needed too much memory, compiling took too long, its own words
#include "/dev/urandom"
int main() {}
