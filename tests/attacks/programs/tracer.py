# tries: to trace its parent, and to read its memory
# endings: exited
# verdicts: WA
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
if libc.ptrace(16, os.getppid(), 0, 0) == 0:
    print("ESCAPED")
try:
    open(f"/proc/{os.getppid()}/mem", "rb")
    print("ESCAPED")
except OSError:
    print("refused")
