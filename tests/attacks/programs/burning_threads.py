# tries: to compute on many threads, each below the limit
# endings: cpu limit
# verdicts: TLE
import hashlib
import threading


def burn():
    block = b"x" * 2**20
    while True:
        hashlib.sha256(block).digest()


for _ in range(8):
    threading.Thread(target=burn).start()
