// tries: to include itself without end
// reasons: its own words
// says: nested
#include __FILE__
int main(void) {}
