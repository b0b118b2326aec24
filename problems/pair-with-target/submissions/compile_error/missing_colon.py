# Mistake: the colon behind the function's head is missing.
def solution(numbers: list[int], target: int) -> list[int]
    return [0, 1]
