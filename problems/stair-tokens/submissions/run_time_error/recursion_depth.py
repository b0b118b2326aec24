# Ends with a RecursionError: the results are remembered, but the calls go 100,000 steps deep.
from functools import cache


def solution(tokens: list[int], chance: float) -> float:
    last = len(tokens) - 1

    @cache
    def gain(step):
        if step == last:
            return 0.0
        one, two = step + 1, min(step + 2, last)
        spin = (1 - chance) * (tokens[one] + gain(one)) + chance * (tokens[two] + gain(two))
        return max(0.0, spin)

    return gain(-1)
