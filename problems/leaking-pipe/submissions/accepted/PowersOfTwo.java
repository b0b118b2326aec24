import java.io.*;

public class PowersOfTwo {
    public static void main(String[] args) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(reader.readLine().trim());
        int normal = 0;
        for (int step = Integer.highestOneBit(n); step > 0; step /= 2) {
            if (normal + step >= n) {
                continue;
            }
            System.out.println("? " + (normal + step));
            System.out.flush();
            if (reader.readLine().equals("normal")) {
                normal += step;
            }
        }
        System.out.println("! " + (normal + 1));
        System.out.flush();
    }
}
