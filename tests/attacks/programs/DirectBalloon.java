// tries: to use more memory than it may, beside the heap of a virtual machine
// endings: exited, memory limit
// verdicts: MLE
// limits: cpu=3 wall=10
import java.nio.ByteBuffer;
import java.util.ArrayList;

class DirectBalloon {
    public static void main(String[] arguments) {
        ArrayList<ByteBuffer> blocks = new ArrayList<>();
        while (true) blocks.add(ByteBuffer.allocateDirect(1 << 24));
    }
}
