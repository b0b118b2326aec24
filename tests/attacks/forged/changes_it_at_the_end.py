# tries: to write another result when the program leaves, and from a thread that stays
# verdicts: WA
import atexit
import os
import threading
import time


def write():
    os.ftruncate(3, 0)
    os.write(3, b"AC")


def later():
    time.sleep(0.05)
    write()


atexit.register(write)


def solution(n):
    threading.Thread(target=later).start()
    return 2
