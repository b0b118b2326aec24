# Looks at all days before, on every day: quadratic.
def solution(levels: list[int]) -> int:
    return sum(day == 0 or level > max(levels[:day]) for day, level in enumerate(levels))
