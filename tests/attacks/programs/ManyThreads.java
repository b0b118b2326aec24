// tries: to start threads by the thousand from Java
// endings: exited, memory limit, signalled
// verdicts: MLE, RTE, WA
// limits: cpu=3 wall=10
class ManyThreads {
    public static void main(String[] arguments) throws Exception {
        int started = 0;
        try {
            for (; started < 3000; started++) {
                Thread thread = new Thread(null, () -> {
                    try { Thread.sleep(3_600_000); } catch (InterruptedException error) { return; }
                }, "waiting", 1 << 16);
                thread.setDaemon(true);
                thread.start();
            }
            System.out.println("ESCAPED");
        } finally {
            System.out.println(started);
        }
    }
}
