import os
import socket
import sys

said = []
for path in (
    "@SECRET@",
    "/proc/1/environ",
    f"/proc/{os.getppid()}/environ",
    "/etc/shadow",
    "@HOME@",
):
    try:
        said.append(
            "ESCAPED " + (open(path).read() if os.path.isfile(path) else str(os.listdir(path)))
        )
    except OSError:
        said.append("refused")
try:
    socket.create_connection(("127.0.0.1", int("@PORT@")), 1)
    said.append("ESCAPED")
except OSError:
    said.append("refused")
try:
    os.fork()
    said.append("ESCAPED fork")
except OSError:
    said.append("refused")
open(f"{sys.argv[3]}/judgemessage.txt", "w").write("; ".join(said))
sys.exit(43)
