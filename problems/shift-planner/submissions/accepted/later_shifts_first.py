from bisect import bisect_left


def solution(shifts: list[tuple[int, int, int, int]], most: int) -> int:
    shifts = sorted(shifts)
    starts = [start for start, _, _, _ in shifts]
    choices = [(pay, bisect_left(starts, end + rest)) for _, end, rest, pay in shifts]
    choices.reverse()

    best = [0] * (len(shifts) + 1)  # best[i]: earned with the shifts from position i on
    for _ in range(most):
        position, richest, with_one_more = len(shifts), 0, best[:]
        for pay, following in choices:
            richest = max(richest, pay + best[following])
            position -= 1
            with_one_more[position] = richest
        best = with_one_more
    return best[0]
