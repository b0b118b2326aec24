// tries: to compute for ever in the compiler
// reasons: its own words, compiling took too long, the compiled program or the compiler's output is too large
constexpr long count(long bound) {
    long sum = 0;
    for (long i = 0; i < bound; ++i) sum += i ^ sum;
    return sum;
}
template <long bound> struct Value { static constexpr long value = count(1000000 + bound); };
template <long bound> constexpr long all = all<bound - 1> + Value<bound>::value;
template <> constexpr long all<0> = 0;
int main() { return all<800>; }
