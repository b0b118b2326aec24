# tries: the right result, and then a flood on standard output
# verdicts: OLE
import atexit


def flood():
    while True:
        print("x" * 100_000)


def solution(n):
    atexit.register(flood)
    return 2
