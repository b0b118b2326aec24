# Mistake: when a reading does not fit, the next run starts at that reading; but the end of the old
# run may belong to the new one.


def solution(readings: str, spread: int, lost: int) -> list[int]:
    best = [0, -1]
    start = 0
    letters = set()
    missing = 0
    for end, reading in enumerate(readings):
        if reading == "?":
            missing += 1
        else:
            letters.add(ord(reading))
        if missing > lost or (letters and max(letters) - min(letters) > spread):
            start = end
            letters = set() if reading == "?" else {ord(reading)}
            missing = int(reading == "?")
            if missing > lost:
                start, missing = end + 1, 0
        if end - start > best[1] - best[0]:
            best = [start, end]
    return best
