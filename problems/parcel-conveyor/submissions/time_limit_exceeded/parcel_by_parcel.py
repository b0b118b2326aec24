# Too slow: takes every parcel out of a heap, and there may be a billion of them.
from heapq import heapify, heapreplace


def solution(parcels: int, robots: list[tuple[int, int, int, int]]) -> int:
    done = [(ready + pace, robot, 1) for robot, (ready, pace, _, _) in enumerate(robots)]
    heapify(done)
    for _ in range(parcels - 1):
        second, robot, wrapped = done[0]
        _, pace, batch, rest = robots[robot]
        pause = rest if wrapped % batch == 0 else 0
        heapreplace(done, (second + pause + pace, robot, wrapped + 1))
    return done[0][0]
