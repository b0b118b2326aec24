# tries: to stand still where a debugger would wait for it
# endings: wall limit, exited
# verdicts: TLE, WA
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)
print("went on")
