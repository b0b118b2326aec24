"""Laws of trips to the lighthouse and back."""


def property_the_plan_can_be_driven(distance, reach, chargers, result):
    """Every stop is at a charger, in order, and no leg is longer than the reach.

    ko: 모든 정차는 순서대로 충전소에서 하고, 어느 구간도 reach보다 길지 않아야 합니다.

    This is what the statement asks of a plan. [-1] is no plan.
    """
    if result == [-1]:
        return
    passed = {*chargers, *(2 * distance - charger for charger in chargers)}
    marks = [0, *result, 2 * distance]
    assert all(stop in passed for stop in result)
    assert all(0 < after - before <= reach for before, after in zip(marks, marks[1:]))


def property_a_larger_battery_is_no_worse(reach, result, solve):
    """With one km more in the battery no more stops are needed.

    ko: 배터리로 1km를 더 갈 수 있으면 정차 횟수가 늘지 않습니다.

    Any plan for the smaller battery can be driven with the larger one.
    """
    if result != [-1]:
        more = solve(reach=reach + 1)
        assert more != [-1] and len(more) <= len(result)


def property_scale_does_not_matter(distance, reach, chargers, result, solve):
    """Twice all lengths need as many stops.

    ko: 모든 길이를 두 배로 늘려도 정차 횟수는 같습니다.

    Stops and legs of the two trips correspond to each other, each twice as long.
    """
    twice = [2 * charger for charger in chargers]
    larger = solve(distance=2 * distance, reach=2 * reach, chargers=twice)
    assert (larger == [-1]) == (result == [-1]) and len(larger) == len(result)
