from heapq import heappush, heapreplace


def solution(bookings: list[tuple[int, int]], cleaning: int) -> int:
    free_from = []
    for start, end in sorted(bookings):
        if free_from and free_from[0] <= start:
            heapreplace(free_from, end + cleaning)
        else:
            heappush(free_from, end + cleaning)
    return len(free_from)
