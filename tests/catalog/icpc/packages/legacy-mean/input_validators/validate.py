import sys

few = "few" in sys.argv
count = int(input())
numbers = input().split()
sys.exit(42 if len(numbers) == count and (not few or count < 10) else 43)
