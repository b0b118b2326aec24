// tries: to keep the inference of types busy without end
// reasons: compiling took too long, compiling needed too much memory, its own words
import java.util.concurrent.Callable;
import java.util.function.Supplier;

class LambdaBomb {
    static <T> T f(Supplier<T> a) { return a.get(); }
    static <T> T f(Callable<T> a) { return null; }
    public static void main(String[] arguments) {
        f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> f(() -> { throw new RuntimeException(); }))))))))))))))));
    }
}
