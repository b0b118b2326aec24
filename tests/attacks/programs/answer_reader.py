# tries: to read the answers, and any other file of this user
# endings: exited
# verdicts: WA
import os
import sys

SECRET = "@SECRET@"
for path in (SECRET, f"/proc/1/root{SECRET}", f"/proc/self/root{SECRET}", f"/proc/{os.getppid()}/root{SECRET}"):
    try:
        print(open(path).read())
    except OSError:
        print("refused")
for descriptor in range(64):
    try:
        target = os.readlink(f"/proc/self/fd/{descriptor}")
    except OSError:
        continue
    if descriptor > 3 and "landlock" not in target and "self" not in target:
        print("open:", descriptor, target, file=sys.stderr)
