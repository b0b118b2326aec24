# tries: to fill the disk with files
# endings: exited, output limit, memory limit, cpu limit, wall limit
# verdicts: WA, OLE, MLE, TLE
written = 0
try:
    for number in range(4000):
        with open(f"file{number}", "wb") as file:
            written += file.write(b"x" * 2**20)
    print("ESCAPED", written)
except OSError:
    print("refused")
