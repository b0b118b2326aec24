"""Laws of toll roads and one voucher."""


def property_the_order_of_roads_does_not_matter(roads, result, solve):
    """Roads may be listed in any order and from either end.

    ko: 도로를 나열하는 순서와 방향은 답을 바꾸지 않습니다.

    The map stays the same: every road can be driven in both directions.
    """
    turned = [(road.end, road.start, road.cost) for road in reversed(roads)]
    assert solve(roads=turned) == result


def property_the_way_back_costs_as_much(towns, roads, result, solve):
    """The trip from the last town to the first costs as much.

    ko: 마지막 마을에서 첫 마을로 가는 비용도 같습니다.

    Every trip can be driven backwards, with the voucher on the same road. Numbering the towns from
    the other end makes the last town the first.
    """
    other = [(towns + 1 - road.start, towns + 1 - road.end, road.cost) for road in roads]
    assert solve(roads=other) == result


def property_a_road_more_is_no_loss(towns, roads, result, solve):
    """With one more road the trip does not get dearer.

    ko: 도로가 하나 더 생기면 비용은 늘지 않습니다.

    It need not be used. This one leads from the first town to the last, and its toll of 9 is 4 with
    the voucher.
    """
    more = solve(roads=[*roads, (1, towns, 9)])
    assert 0 <= more <= 4 and (result == -1 or more == min(result, 4))
