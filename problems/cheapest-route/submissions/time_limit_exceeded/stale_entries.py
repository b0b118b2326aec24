# Too slow: works off every entry of the heap, even if the town was reached at less cost since. At
# a busy hub that means thousands of passes over thousands of roads.
from heapq import heappop, heappush
from math import inf


def solution(towns: int, roads: list[tuple[int, int, int]]) -> int:
    neighbours = [[] for _ in range(towns + 1)]
    for start, end, cost in roads:
        neighbours[start].append((end, cost))
        neighbours[end].append((start, cost))

    cheapest = [[inf] * (towns + 1), [inf] * (towns + 1)]
    cheapest[0][1] = 0
    heap = [(0, 1, 0)]
    while heap:
        spent, town, used = heappop(heap)
        for neighbour, cost in neighbours[town]:
            for then in range(used, 2):
                toll = cost if then == used else cost // 2
                if spent + toll < cheapest[then][neighbour]:
                    cheapest[then][neighbour] = spent + toll
                    heappush(heap, (spent + toll, neighbour, then))

    best = min(cheapest[0][towns], cheapest[1][towns])
    return -1 if best == inf else best
