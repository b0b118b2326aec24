# tries: to kill or to stop the judge
# endings: exited, signalled
# verdicts: WA, RTE
import os
import signal

for number in (signal.SIGSTOP, signal.SIGKILL, signal.SIGTERM):
    for target in (os.getppid(), 1):
        try:
            os.kill(target, number)
        except OSError:
            pass
print("refused")
