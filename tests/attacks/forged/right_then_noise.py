# tries: as a program, the right answer and then more
# verdicts: OLE
import os

input()
os.write(1, b"2\n")
while True:
    os.write(1, b"\n" * 100_000)
