// tries: to start a shell from Java
// endings: exited
// verdicts: WA
// limits: cpu=3 wall=10
class Shell {
    public static void main(String[] arguments) {
        try {
            Process started = new ProcessBuilder("/bin/sh", "-c", "echo ESCAPED").inheritIO().start();
            System.out.println("ESCAPED " + started.waitFor());
        } catch (Exception error) {
            System.out.println("refused");
        }
    }
}
