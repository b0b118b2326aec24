# tries: to kill everything that it may signal
# endings: exited, signalled
# verdicts: WA, RTE
import os
import signal

try:
    os.kill(-1, signal.SIGKILL)
except OSError:
    print("refused")
