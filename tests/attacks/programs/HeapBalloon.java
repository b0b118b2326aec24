// tries: to use more memory than it may, on the heap of a virtual machine
// endings: exited, memory limit
// verdicts: MLE
// limits: cpu=3 wall=10
import java.util.ArrayList;

class HeapBalloon {
    public static void main(String[] arguments) {
        ArrayList<int[]> blocks = new ArrayList<>();
        while (true) blocks.add(new int[1 << 20]);
    }
}
