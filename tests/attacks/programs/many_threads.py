# tries: to start threads by the thousand
# endings: exited, memory limit
# verdicts: WA, MLE
import threading

release = threading.Event()
started = 0
try:
    for _ in range(5000):
        threading.Thread(target=release.wait, daemon=True).start()
        started += 1
    print("ESCAPED", started)
except (RuntimeError, MemoryError):
    print("refused")
release.set()
