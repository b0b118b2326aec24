# Too slow: looks at all later shifts for the best one to follow, for every shift.


def solution(shifts: list[tuple[int, int, int, int]], most: int) -> int:
    shifts = sorted(shifts)
    count = len(shifts)
    best = [0] * count
    for _ in range(most):
        with_one_more = [0] * count
        for i, (_, end, rest, pay) in enumerate(shifts):
            following = 0
            for j in range(i + 1, count):
                if shifts[j][0] >= end + rest:
                    following = max(following, best[j])
            with_one_more[i] = pay + following
        best = with_one_more
    return max(best)
