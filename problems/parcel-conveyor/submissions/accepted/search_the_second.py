def solution(parcels: int, robots: list[tuple[int, int, int, int]]) -> int:
    def can_finish(second):
        wrapped = 0
        for ready, pace, batch, rest in robots:
            if second > ready:
                cycles, left = divmod(second - ready, batch * pace + rest)
                wrapped += cycles * batch + min(batch, left // pace)
                if wrapped >= parcels:
                    return True
        return False

    low, high = 1, min(
        ready + parcels * pace + (parcels - 1) // batch * rest
        for ready, pace, batch, rest in robots
    )
    while low < high:
        middle = (low + high) // 2
        if can_finish(middle):
            high = middle
        else:
            low = middle + 1
    return low
