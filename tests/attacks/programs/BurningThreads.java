// tries: to compute on many threads of a virtual machine, each below the limit
// endings: cpu limit
// verdicts: TLE
// limits: cpu=1 wall=10
class BurningThreads {
    static volatile long counter;

    public static void main(String[] arguments) {
        for (int i = 0; i < 8; i++) new Thread(() -> { while (true) counter++; }).start();
    }
}
