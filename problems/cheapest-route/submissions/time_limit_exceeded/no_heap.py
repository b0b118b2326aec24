# Too slow: searches all states for the cheapest one again and again, about 4 * towns * towns steps.
from math import inf


def solution(towns: int, roads: list[tuple[int, int, int]]) -> int:
    neighbours = [[] for _ in range(towns + 1)]
    for start, end, cost in roads:
        neighbours[start].append((end, cost))
        neighbours[end].append((start, cost))

    cheapest = {(1, 0): 0}
    done = set()
    while True:
        state = None
        for candidate, spent in cheapest.items():
            if candidate not in done and (state is None or spent < cheapest[state]):
                state = candidate
        if state is None:
            return -1
        town, used = state
        if town == towns:
            return cheapest[state]
        done.add(state)
        for neighbour, cost in neighbours[town]:
            for then in range(used, 2):
                spent = cheapest[state] + (cost if then == used else cost // 2)
                if spent < cheapest.get((neighbour, then), inf):
                    cheapest[neighbour, then] = spent
