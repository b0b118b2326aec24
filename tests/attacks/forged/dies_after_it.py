# tries: to die when the right result is written already
# verdicts: RTE
import os
import signal


def solution(n):
    os.write(3, b"2")
    os.kill(os.getpid(), signal.SIGKILL)
