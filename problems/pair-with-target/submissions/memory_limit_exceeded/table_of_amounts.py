# Mistake: a table with a place for every amount there could be, two billion of them.
def solution(numbers: list[int], target: int) -> list[int]:
    position = [-1] * 2_000_000_001
    for i, number in enumerate(numbers):
        partner = target - number
        if abs(partner) <= 1_000_000_000 and position[partner + 1_000_000_000] >= 0:
            return [position[partner + 1_000_000_000], i]
        position[number + 1_000_000_000] = i
    return []
