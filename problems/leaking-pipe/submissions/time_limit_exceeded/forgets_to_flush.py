# Mistake: input() flushes what was printed, sys.stdin.readline does not: the question stays here.
import sys

read_line = sys.stdin.readline
low, high = 1, int(read_line())
while low < high:
    middle = (low + high) // 2
    print("?", middle)
    if read_line().strip() == "low":
        high = middle
    else:
        low = middle + 1
print("!", low)
