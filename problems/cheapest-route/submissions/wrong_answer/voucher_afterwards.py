# Mistake: finds the cheapest route first and then halves its greatest toll; with the voucher
# another route may be cheaper.
from heapq import heappop, heappush
from math import inf


def solution(towns: int, roads: list[tuple[int, int, int]]) -> int:
    neighbours = [[] for _ in range(towns + 1)]
    for start, end, cost in roads:
        neighbours[start].append((end, cost))
        neighbours[end].append((start, cost))

    cheapest = [inf] * (towns + 1)
    cheapest[1] = 0
    heap = [(0, 0, 1)]
    while heap:
        spent, greatest, town = heappop(heap)
        if town == towns:
            return spent - greatest + greatest // 2
        if spent > cheapest[town]:
            continue
        for neighbour, cost in neighbours[town]:
            if spent + cost < cheapest[neighbour]:
                cheapest[neighbour] = spent + cost
                heappush(heap, (spent + cost, max(greatest, cost), neighbour))
    return -1
