# Too slow: looks at all chargers again for every stop.


def solution(distance: int, reach: int, chargers: list[int]) -> list[int]:
    points = chargers + [2 * distance - at for at in chargers]
    stops = []
    charged_at = 0
    while 2 * distance - charged_at > reach:
        farthest = max((at for at in points if at - charged_at <= reach), default=0)
        if farthest <= charged_at:
            return [-1]
        stops.append(farthest)
        charged_at = farthest
    return stops
