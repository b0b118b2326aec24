# Mistake: a call for every entry; a thousand calls deep, Python stops.
def solution(numbers: list[int], target: int) -> list[int]:
    position: dict[int, int] = {}

    def search(i: int) -> list[int]:
        if target - numbers[i] in position:
            return [position[target - numbers[i]], i]
        position[numbers[i]] = i
        return search(i + 1)

    return search(0)
