# tries: to hold the judge by waiting
# endings: wall limit
import time

time.sleep(3600)
