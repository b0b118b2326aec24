import os
import sys

given, answer, feedback = sys.argv[1:]
word, number = open(given).read().split()
said = sys.stdin.read().strip()
kept = os.path.join(feedback, "kept.txt")
if word == "encode":
    with open(kept, "w") as file:
        file.write(f"{number} {said}")
    with open(os.path.join(feedback, "nextpass.in"), "w") as file:
        file.write(f"decode {said}\n")
    sys.exit(43 if said == number else 42)
if said == "again":
    with open(os.path.join(feedback, "nextpass.in"), "w") as file:
        file.write("decode again\n")
    sys.exit(42)
secret, code = open(kept).read().split()
with open(os.path.join(feedback, "teammessage.txt"), "w") as file:
    file.write(f"{secret} encoded as {code}, decoded as {said}")
sys.exit(42 if said == secret else 43)
