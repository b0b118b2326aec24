# tries: the right result, and then a flood behind it
# verdicts: OLE
import os


def solution(n):
    os.write(3, b"2 ")
    while True:
        os.write(3, b" " * 100_000)
