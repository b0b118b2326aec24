# tries: to use far more memory than it may
# endings: memory limit, exited
# verdicts: MLE, WA
blocks = []
while True:
    blocks.append(bytearray(16 * 2**20))
    blocks[-1][::4096] = b"x" * len(blocks[-1][::4096])
