def solution(distance: int, reach: int, chargers: list[int]) -> list[int]:
    way_back = [2 * distance - at for at in reversed(chargers) if at < distance]
    stops = []
    charged_at = passed = 0
    for reading in [*chargers, *way_back, 2 * distance]:
        if reading - charged_at > reach:
            if reading - passed > reach:
                return [-1]
            stops.append(passed)
            charged_at = passed
        passed = reading
    return stops
