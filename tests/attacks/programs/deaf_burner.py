# tries: to compute for ever and to hear no signal
# endings: cpu limit
# verdicts: TLE
import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass
