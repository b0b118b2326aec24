# Mistake: looks for gaps that are too long on the way out only. From the last charger to the
# lighthouse and back it is twice as far.


def solution(distance: int, reach: int, chargers: list[int]) -> list[int]:
    points = [0, *chargers, distance]
    if any(points[i + 1] - points[i] > reach for i in range(len(points) - 1)):
        return [-1]
    way_back = [2 * distance - at for at in reversed(chargers) if at < distance]
    stops = []
    charged_at = passed = 0
    for reading in [*chargers, *way_back, 2 * distance]:
        if reading - charged_at > reach:
            stops.append(passed)
            charged_at = passed
        passed = reading
    return stops
