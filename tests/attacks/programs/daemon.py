# tries: to outlive its parent
# endings: exited
# verdicts: WA
import os
import time

try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(3600)
        os._exit(0)
    print("ESCAPED")
except OSError:
    print("refused")
