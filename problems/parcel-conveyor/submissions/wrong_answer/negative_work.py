# Mistake: before a robot is ready it has wrapped a negative number of parcels.


def solution(parcels: int, robots: list[tuple[int, int, int, int]]) -> int:
    low, high = 1, 3 * 10**15
    while low < high:
        middle = (low + high) // 2
        wrapped = 0
        for ready, pace, batch, rest in robots:
            cycles, left = divmod(middle - ready, batch * pace + rest)
            wrapped += cycles * batch + min(batch, left // pace)
        if wrapped >= parcels:
            high = middle
        else:
            low = middle + 1
    return low
