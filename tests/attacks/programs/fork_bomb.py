# tries: to start processes without end
# endings: exited
# verdicts: WA
import os

started = 0
try:
    for _ in range(2000):
        if os.fork() == 0:
            while True:
                pass
        started += 1
except OSError:
    print("refused")
if started:
    print("ESCAPED", started)
