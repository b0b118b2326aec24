// Standard input: starts and ends sorted apart; every start either reuses the earliest end or not.
import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.Arrays;

public class Main {
    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new java.io.BufferedInputStream(System.in));
        int count = next(in);
        int cleaning = next(in);
        int[] starts = new int[count];
        int[] free = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = next(in);
            free[i] = next(in) + cleaning;
        }
        Arrays.sort(starts);
        Arrays.sort(free);

        int reused = 0;
        for (int start : starts) {
            if (free[reused] <= start) {
                reused++;
            }
        }
        System.out.println(count - reused);
    }

    private static int next(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }
}
