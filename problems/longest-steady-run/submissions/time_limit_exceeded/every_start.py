# Too slow: tries every start and reads on as long as it can. One long run makes it n * n / 2.


def solution(readings: str, spread: int, lost: int) -> list[int]:
    best = [0, -1]
    for start in range(len(readings)):
        coldest, warmest = "z", "a"
        missing = 0
        for end in range(start, len(readings)):
            if readings[end] == "?":
                missing += 1
            else:
                coldest = min(coldest, readings[end])
                warmest = max(warmest, readings[end])
            if missing > lost or ord(warmest) - ord(coldest) > spread:
                break
            if end - start > best[1] - best[0]:
                best = [start, end]
    return best
