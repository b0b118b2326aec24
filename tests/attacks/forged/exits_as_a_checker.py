# tries: to end as a checker that accepts
# verdicts: RTE
import os


def solution(n):
    os.write(3, b"2")
    os._exit(42)
