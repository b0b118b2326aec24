# Too slow: `pop(0)` moves every other item of the list one place forward.


def solution(pages: list[int], per_turn: int, setup: int) -> list[int]:
    left = list(pages)
    leaves = [0] * len(pages)
    queue = list(range(len(pages)))
    loaded = None
    clock = 0

    while queue:
        document = queue.pop(0)
        if document != loaded:
            clock += setup
            loaded = document
        printed = min(per_turn, left[document])
        clock += printed
        left[document] -= printed
        if left[document]:
            queue.append(document)
        else:
            leaves[document] = clock
    return leaves
