# tries: the right result, and then to compute on
# verdicts: TLE
import atexit


def solution(n):
    def burn():
        while True:
            pass

    atexit.register(burn)
    return 2
