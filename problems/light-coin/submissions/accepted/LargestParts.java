import java.io.*;

public class LargestParts {
    public static void main(String[] args) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        String[] head = reader.readLine().trim().split(" ");
        int first = 1;
        int count = Integer.parseInt(head[0]);
        int aside = 1; // the most coins that one weighing less can tell apart
        for (int i = 1; i < Integer.parseInt(head[1]); i++) {
            aside *= 3;
        }
        for (; count > 1; aside /= 3) {
            int part = Math.max(1, (count - Math.min(aside, count - 2) + 1) / 2);
            StringBuilder question = new StringBuilder("?");
            for (int i = 0; i < 2 * part; i++) {
                question.append(' ').append(first + i);
            }
            System.out.println(question);
            System.out.flush();
            switch (reader.readLine()) {
                case "left":
                    count = part;
                    break;
                case "right":
                    first += part;
                    count = part;
                    break;
                default:
                    first += 2 * part;
                    count -= 2 * part;
            }
        }
        System.out.println("! " + first);
        System.out.flush();
    }
}
