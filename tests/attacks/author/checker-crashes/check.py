import os
import signal
import sys

print("42 AC accepted")
open(f"{sys.argv[3]}/judgemessage.txt", "w").write("accepted")
os.kill(os.getpid(), signal.SIGSEGV)
