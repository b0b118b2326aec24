# Mistake: a document with exactly `per_turn` pages left queues up once more, for nothing.
from collections import deque


def solution(pages: list[int], per_turn: int, setup: int) -> list[int]:
    leaves = [0] * len(pages)
    queue = deque(enumerate(pages))
    loaded = None
    clock = 0

    while queue:
        document, left = queue.popleft()
        if document != loaded:
            clock += setup
            loaded = document
        if left < per_turn:
            clock += left
            leaves[document] = clock
        else:
            clock += per_turn
            queue.append((document, left - per_turn))
    return leaves
