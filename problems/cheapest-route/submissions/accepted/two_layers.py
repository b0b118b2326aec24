from heapq import heappop, heappush
from math import inf


def solution(towns: int, roads: list[tuple[int, int, int]]) -> int:
    neighbours = [[] for _ in range(towns + 1)]
    for start, end, cost in roads:
        neighbours[start].append((end, cost))
        neighbours[end].append((start, cost))

    # cheapest[0] with the voucher kept, cheapest[1] with the voucher used
    cheapest = [[inf] * (towns + 1), [inf] * (towns + 1)]
    cheapest[0][1] = 0
    heap = [(0, 1, 0)]
    while heap:
        spent, town, used = heappop(heap)
        if town == towns:
            return spent
        if spent > cheapest[used][town]:
            continue
        for neighbour, cost in neighbours[town]:
            if spent + cost < cheapest[used][neighbour]:
                cheapest[used][neighbour] = spent + cost
                heappush(heap, (spent + cost, neighbour, used))
            if not used and spent + cost // 2 < cheapest[1][neighbour]:
                cheapest[1][neighbour] = spent + cost // 2
                heappush(heap, (spent + cost // 2, neighbour, 1))
    return -1
