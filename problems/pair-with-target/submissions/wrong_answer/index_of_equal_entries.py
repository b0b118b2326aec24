# Mistake: `index` finds the first of two equal entries, so both positions come out the same.


def solution(numbers: list[int], target: int) -> list[int]:
    ordered = sorted(numbers)
    low, high = 0, len(ordered) - 1
    while ordered[low] + ordered[high] != target:
        if ordered[low] + ordered[high] < target:
            low += 1
        else:
            high -= 1
    return [numbers.index(ordered[low]), numbers.index(ordered[high])]
