import sys
from reading import numbers

given, answer, feedback, *flags = sys.argv[1:]
total = int(open(given).read())
pair = numbers(sys.stdin.read())
if pair is None or sum(pair) != total or max(pair) > {{limit}}:
    with open(feedback + "judgemessage.txt", "w") as message:
        message.write(f"no pair: {pair} flags {flags}")
    sys.exit(43)
sys.exit(42)
