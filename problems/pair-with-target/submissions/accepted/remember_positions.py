def solution(numbers: list[int], target: int) -> list[int]:
    position = {}
    for i, number in enumerate(numbers):
        if target - number in position:
            return [position[target - number], i]
        position[number] = i
    return []
