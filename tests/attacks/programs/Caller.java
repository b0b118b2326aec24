// tries: to call a server, and to be one, from Java
// endings: exited
// verdicts: WA
// limits: cpu=4 wall=10
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

class Caller {
    public static void main(String[] arguments) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt("@PORT@")), 500);
            System.out.println("ESCAPED");
        } catch (Exception error) {
            System.out.println("refused");
        }
        try (ServerSocket server = new ServerSocket(0)) {
            System.out.println("ESCAPED " + server.getLocalPort());
        } catch (Exception error) {
            System.out.println("refused");
        }
    }
}
