# Too much memory: a table that says of any two shifts whether one may follow the other. For 20,000
# shifts it has 400 million entries.


def solution(shifts: list[tuple[int, int, int, int]], most: int) -> int:
    shifts = sorted(shifts)
    count = len(shifts)
    may_follow = [[False] * count for _ in range(count)]
    for i, (_, end, rest, _) in enumerate(shifts):
        for j in range(i + 1, count):
            may_follow[i][j] = shifts[j][0] >= end + rest

    best = [0] * count
    for _ in range(most):
        with_one_more = [0] * count
        for i in range(count):
            following = max((best[j] for j in range(i + 1, count) if may_follow[i][j]), default=0)
            with_one_more[i] = shifts[i][3] + following
        best = with_one_more
    return max(best)
