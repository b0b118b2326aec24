# tries: to fill the disk, or us, through standard output
# endings: output limit
# verdicts: OLE
import sys

while True:
    sys.stdout.write("flood\n" * 10000)
