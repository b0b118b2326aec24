# tries: to kill everything that it may signal
# endings: exited, signalled
import os
import signal

try:
    os.kill(-1, signal.SIGKILL)
except OSError:
    print("refused")
