def solution(numbers: list[int], target: int) -> list[int]:
    """Walk once; for each number look up whether its partner has been seen."""
    position: dict[int, int] = {}
    for index, number in enumerate(numbers):
        partner = target - number
        if partner in position:
            return [position[partner], index]
        position[number] = index
    return []
