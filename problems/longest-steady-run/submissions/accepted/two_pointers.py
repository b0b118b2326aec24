def solution(readings: str, spread: int, lost: int) -> list[int]:
    steps = [None if reading == "?" else ord(reading) - ord("a") for reading in readings]
    counts = [0] * 26
    coldest, warmest = 25, 0
    missing = 0
    start = 0
    best = [0, -1]

    for end, step in enumerate(steps):
        if step is None:
            missing += 1
        else:
            counts[step] += 1
            coldest = min(coldest, step)
            warmest = max(warmest, step)

        while True:
            while coldest < warmest and counts[coldest] == 0:
                coldest += 1
            while coldest < warmest and counts[warmest] == 0:
                warmest -= 1
            if missing <= lost and warmest - coldest <= spread:
                break
            gone = steps[start]
            start += 1
            if gone is None:
                missing -= 1
            else:
                counts[gone] -= 1

        if end - start > best[1] - best[0]:
            best = [start, end]
    return best
