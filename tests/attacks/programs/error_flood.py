# tries: the same through standard error
# endings: output limit
# verdicts: OLE
import sys

while True:
    sys.stderr.write("flood\n" * 10000)
