import sys

sys.exit(42 if int(sys.stdin.read()) <= {{limit}} else 1)
