# tries: to hold the judge by waiting
# endings: wall limit
# verdicts: TLE
import time

time.sleep(3600)
