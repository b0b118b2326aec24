# tries: to read the environment of the judge
# endings: exited
# verdicts: WA
import os

print(dict(os.environ))
for name in os.listdir("/proc"):
    if name.isdigit() and int(name) != os.getpid():
        try:
            print(open(f"/proc/{name}/environ").read())
        except OSError:
            pass
