# tries: to use memory that does not count as its data (a shared mapping)
# endings: memory limit
# verdicts: MLE
import mmap

area = mmap.mmap(-1, 2 * 2**30)
for at in range(0, len(area), 4096):
    area[at] = 1
print("ESCAPED")
