# tries: to break whoever reads the result, by as many small things as it may write
# verdicts: WA
import os


def solution(n):
    os.write(3, b"[" + b"{}," * 1_300_000 + b"0]")
    os._exit(0)
