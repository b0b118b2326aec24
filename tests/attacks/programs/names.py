# tries: to carry a word outside in a question for a name
# endings: exited
# verdicts: WA
import socket

for name in ("secret.example.com", "localhost", "127.0.0.1"):
    try:
        for *_, address in socket.getaddrinfo(name, int("@PORT@")):
            with socket.create_connection(address[:2], 1):
                print("ESCAPED", address)
    except OSError:
        print("refused")
