# tries: to call a server on this machine
# endings: exited
# verdicts: WA
import socket

for family, address in ((socket.AF_INET, ("127.0.0.1", int("@PORT@"))), (socket.AF_INET6, ("::1", int("@PORT@")))):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as caller:
            caller.settimeout(1)
            caller.connect(address)
            print("ESCAPED")
    except OSError:
        print("refused")
