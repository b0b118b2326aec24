# tries: to fill the disk, or us, through standard output
# endings: output limit
import sys

while True:
    sys.stdout.write("flood\n" * 10000)
