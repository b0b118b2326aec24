# Mistake: stops as soon as the next turn alone does not pay, and misses prizes behind a fee.


def solution(tokens: list[int], chance: float) -> float:
    paint = tokens + tokens[-1:]
    worth = paint[:]

    def gain(step):
        if (1 - chance) * paint[step + 1] + chance * paint[step + 2] <= 0:
            return 0.0
        return (1 - chance) * worth[step + 1] + chance * worth[step + 2]

    for step in range(len(tokens) - 2, -1, -1):
        worth[step] += gain(step)
    return gain(-1)
