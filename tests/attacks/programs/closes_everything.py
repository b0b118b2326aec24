# tries: to confuse the judge by closing every descriptor
# endings: exited
# verdicts: WA
import os

os.closerange(0, 1000)
os._exit(0)
