// Mistake: keeps a code as a number, and so loses the zeros at its beginning.
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class Solution {
    public String[] solution(int wheels, int total, int[] worn) {
        Set<Integer> wanted = new HashSet<>();
        for (int digit : worn) {
            wanted.add(digit);
        }
        int limit = (int) Math.pow(10, wheels);
        List<String> codes = new ArrayList<>();
        for (int code = 0; code < limit; code++) {
            if (fits(code, wheels, total, wanted)) {
                codes.add(String.valueOf(code));
            }
        }
        return codes.toArray(new String[0]);
    }

    private boolean fits(int code, int wheels, int total, Set<Integer> wanted) {
        Set<Integer> used = new HashSet<>();
        int sum = 0;
        int before = -1;
        for (int wheel = 0; wheel < wheels; wheel++) {
            int digit = code % 10;
            if (digit == before) {
                return false;
            }
            used.add(digit);
            sum += digit;
            before = digit;
            code /= 10;
        }
        return sum == total && used.equals(wanted);
    }
}
