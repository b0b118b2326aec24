// tries: to instantiate templates without end
// reasons: compiling needed too much memory, compiling took too long
template <int depth, int way> struct Tree {
    static const int value = Tree<depth - 1, 2 * way>::value + Tree<depth - 1, 2 * way + 1>::value;
};
template <int way> struct Tree<0, way> { static const int value = way & 1; };
int main() { return Tree<24, 1>::value; }
