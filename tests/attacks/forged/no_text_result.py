# tries: to break whoever reads the result, by bytes that are no text
# verdicts: WA
import os


def solution(n):
    os.write(3, b"\xff\xfe\x00[\xed\xa0\x80\x1b[2J" * 1000)
    os._exit(0)
