# Crashes: one call for every town on the way, far more than Python's limit on a long line.
from math import inf


def solution(towns: int, roads: list[tuple[int, int, int]]) -> int:
    neighbours = [[] for _ in range(towns + 1)]
    for start, end, cost in roads:
        neighbours[start].append((end, cost))
        neighbours[end].append((start, cost))
    cheapest = [[inf] * (towns + 1), [inf] * (towns + 1)]

    def drive(town: int, used: int, spent: int) -> None:
        if spent >= cheapest[used][town]:
            return
        cheapest[used][town] = spent
        for neighbour, cost in neighbours[town]:
            drive(neighbour, used, spent + cost)
            if not used:
                drive(neighbour, 1, spent + cost // 2)

    drive(1, 0, 0)
    best = min(cheapest[0][towns], cheapest[1][towns])
    return -1 if best == inf else best
