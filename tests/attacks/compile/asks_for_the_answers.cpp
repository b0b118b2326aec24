// tries: to learn at compile time whether a file can be read
// reasons: its own words
#if __has_include("@SECRET@")
#error ESCAPED
#else
#error refused
#endif
int main() {}
