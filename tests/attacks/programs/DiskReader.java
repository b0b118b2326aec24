// tries: to read the answers, a home and the judge's memory from Java
// endings: exited
// verdicts: WA
// limits: cpu=4 wall=10
import java.nio.file.Files;
import java.nio.file.Path;

class DiskReader {
    public static void main(String[] arguments) {
        for (String name : new String[] {"@SECRET@", "/proc/1/environ", "/proc/self/root@SECRET@", "/etc/shadow"}) {
            try {
                System.out.println("ESCAPED " + Files.readString(Path.of(name)));
            } catch (Exception error) {
                System.out.println("refused");
            }
        }
        try (var entries = Files.list(Path.of("@HOME@"))) {
            System.out.println("ESCAPED " + entries.count());
        } catch (Exception error) {
            System.out.println("refused");
        }
    }
}
