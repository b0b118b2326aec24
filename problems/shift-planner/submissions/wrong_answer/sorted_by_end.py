# Mistake: sorts by `end` and searches for the last shift whose rest is over; but the minutes at
# which the rests are over are not sorted then.
from bisect import bisect_right


def solution(shifts: list[tuple[int, int, int, int]], most: int) -> int:
    shifts = sorted(shifts, key=lambda shift: shift[1])
    rested = [end + rest for _, end, rest, _ in shifts]
    allowed = [bisect_right(rested, start, 0, i) for i, (start, _, _, _) in enumerate(shifts)]

    best = [0] * (len(shifts) + 1)
    for _ in range(most):
        with_one_more = [0] * (len(shifts) + 1)
        for i, (_, _, _, pay) in enumerate(shifts):
            with_one_more[i + 1] = max(with_one_more[i], pay + best[allowed[i]])
        best = with_one_more
    return best[-1]
