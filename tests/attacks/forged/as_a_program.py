# tries: the words of a checker, as a program that reads standard input
# verdicts: WA, RTE
import os
import sys

n = int(input())
sys.stdout.write("42\n")
sys.stdout.flush()
os._exit(42 if n > 1 else 0)
