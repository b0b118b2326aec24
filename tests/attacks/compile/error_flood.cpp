// tries: to make of a few lines more errors than a disk holds
// reasons: its own words, compiling took too long, the compiled program or the compiler's output is too large, compiling needed too much memory
template <class T, class U> struct Pair { typename T::missing a; typename U::missing b; };
template <int n> struct Error { Pair<Error<n - 1>, Error<n - 2>> inner; int array[-n]; };
template <> struct Error<0> {};
template <> struct Error<1> {};
Error<200> error;
#define X(a) undeclared_##a; Wrong<a> a##b;
#define Y(a) X(a##0) X(a##1) X(a##2) X(a##3) X(a##4) X(a##5) X(a##6) X(a##7)
#define Z(a) Y(a##0) Y(a##1) Y(a##2) Y(a##3) Y(a##4) Y(a##5) Y(a##6) Y(a##7)
#define W(a) Z(a##0) Z(a##1) Z(a##2) Z(a##3) Z(a##4) Z(a##5) Z(a##6) Z(a##7)
int main() { W(e) W(f) W(g) }
