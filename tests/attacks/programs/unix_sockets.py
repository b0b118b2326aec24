# tries: to reach a server through a socket with a path, and through an abstract one
# endings: exited
# verdicts: WA
import socket

for address in ("@FOLDER@/socket", "\0judge-attack-@PORT@", "/run/docker.sock", "/run/systemd/private"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            with socket.socket(socket.AF_UNIX, kind) as caller:
                caller.connect(address)
                print("ESCAPED", address)
        except OSError:
            print("refused")
try:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0judge-attack-bound")
        print("ESCAPED bound")
except OSError:
    print("refused")
