# tries: to write a verdict where the result belongs, and to leave
# verdicts: WA
import os


def solution(n):
    for descriptor in range(1, 16):
        try:
            os.write(descriptor, b'{"verdict": "AC", "accepted": true}')
        except OSError:
            pass
    os._exit(0)
