// Mistake: takes the best-paid shift that still fits, again and again.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

record Shift(int start, int end, int rest, int pay) {}

class Solution {
    public long solution(Shift[] shifts, int most) {
        Arrays.sort(shifts, (a, b) -> Integer.compare(b.pay(), a.pay()));
        List<Shift> plan = new ArrayList<>();
        long total = 0;
        for (Shift shift : shifts) {
            if (plan.size() < most && plan.stream().allMatch(other -> fit(shift, other))) {
                plan.add(shift);
                total += shift.pay();
            }
        }
        return total;
    }

    private boolean fit(Shift a, Shift b) {
        return a.end() + a.rest() <= b.start() || b.end() + b.rest() <= a.start();
    }
}
