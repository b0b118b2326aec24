# Mistake: the map is filled beforehand, so an entry that is half of the target finds itself.


def solution(numbers: list[int], target: int) -> list[int]:
    position = {number: i for i, number in enumerate(numbers)}
    for i, number in enumerate(numbers):
        if target - number in position:
            return [i, position[target - number]]
    return []
