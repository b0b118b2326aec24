# tries: to read what comes before and after its own input
# verdicts: WA
import os


def solution(n):
    if n == 1:
        return 2
    found = b""
    for descriptor in range(8):
        try:
            os.lseek(descriptor, 0, 0)
            found += os.read(descriptor, 1 << 20)
        except OSError:
            continue
    print("ESCAPED" if str(904182730 + 1).encode() in found else "only its own")
    return 0
