# tries: to look into home folders and at the passwords
# endings: exited
# verdicts: WA
import os

for path in ("/etc/shadow", "/etc/gshadow", "@HOME@/answers.ans"):
    try:
        print("ESCAPED", path, len(open(path).read()))
    except OSError:
        print("refused")
for path in ("@HOME@", "/home", os.path.expanduser("~root/.ssh")):
    try:
        print("ESCAPED", path, os.listdir(path))
    except OSError:
        print("refused")
