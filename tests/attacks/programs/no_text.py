# tries: to confuse whoever reads its output, by bytes that are no text and sequences for a terminal
# endings: exited
# verdicts: WA
import os

os.write(1, b"\xff\xfe\xc3\x28\xed\xa0\x80\xf8\x88\x80\x80\x80" * 1000)
os.write(1, b"\x1b]0;title\x07\x1b[2J\x1b[31m\x9b1m\r\x08\x1b[6n")
os.write(2, b"\xff\x1b[2J")
