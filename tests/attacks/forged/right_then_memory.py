# tries: the right result, and then more memory than it may use
# verdicts: MLE
import atexit


def grow():
    blocks = []
    while True:
        blocks.append(bytearray(2**20))


def solution(n):
    atexit.register(grow)
    return 2
