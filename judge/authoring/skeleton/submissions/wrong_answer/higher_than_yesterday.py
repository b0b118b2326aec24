# Compares with the day before only.
def solution(levels: list[int]) -> int:
    return 1 + sum(today > yesterday for yesterday, today in zip(levels, levels[1:]))
