"""Laws of robots at a conveyor."""


def property_the_order_of_robots_does_not_matter(robots, result, solve):
    """The robots may stand in any order.

    ko: 로봇의 순서는 답을 바꾸지 않습니다.

    There is always a parcel at hand for each, so that none depends on another.
    """
    assert solve(robots=robots[::-1]) == result


def property_a_late_start(robots, result, solve):
    """If all robots begin three seconds later, so does the end.

    ko: 모든 로봇이 3초 늦게 시작하면 끝나는 시각도 3초 늦어집니다.

    Nothing else depends on the clock.
    """
    late = [(r.ready + 3, r.pace, r.batch, r.rest) for r in robots]
    assert solve(robots=late) == result + 3


def property_one_parcel_more(parcels, result, solve):
    """One more parcel is not done earlier.

    ko: 상자가 하나 늘면 더 일찍 끝나지 않습니다.

    Whoever wraps the larger number has wrapped the smaller one on the way.
    """
    assert solve(parcels=parcels + 1) >= result


def property_twice_the_robots_for_twice_the_parcels(parcels, robots, result, solve):
    """Two of each robot wrap twice as many parcels in the same time.

    ko: 같은 로봇을 둘씩 두면 같은 시간에 두 배를 포장합니다.

    At every second twice as many are done, so that half of twice the number is reached just then.
    """
    assert solve(parcels=2 * parcels, robots=[*robots, *robots]) == result
