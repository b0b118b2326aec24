"""Laws of bookings and rooms.

Two bookings need different rooms if and only if either starts before the other's room is clean. The
answer is the least number of rooms for that relation, so that whatever keeps the relation keeps it.
"""


def property_the_order_of_bookings_does_not_matter(bookings, result, solve):
    """The bookings may be listed in any order.

    ko: 예약을 나열하는 순서는 답을 바꾸지 않습니다.

    The relation between two bookings does not depend on where they stand in the list.
    """
    assert solve(bookings=bookings[::-1]) == result
    assert solve(bookings=sorted(bookings)) == result


def property_only_differences_of_times_matter(bookings, result, solve):
    """If everybody comes a minute later, as many rooms are needed.

    ko: 모든 예약이 1분 늦어져도 방의 수는 같습니다.

    The relation compares times, all of which move alike.
    """
    assert solve(bookings=[(b.start + 1, b.end + 1) for b in bookings]) == result


def property_twice_as_slow(bookings, cleaning, result, solve):
    """If everything takes twice as long, as many rooms are needed.

    ko: 모든 시간이 두 배가 되어도 방의 수는 같습니다.

    `start < end + cleaning` holds for times if and only if it holds for their doubles.
    """
    slow = [(2 * b.start, 2 * b.end) for b in bookings]
    assert solve(bookings=slow, cleaning=2 * cleaning) == result


def property_the_day_backwards(bookings, result, solve):
    """A day that runs backwards needs as many rooms.

    ko: 하루를 거꾸로 돌려도 방의 수는 같습니다.

    Two bookings are in each other's way if each starts before the other's end plus cleaning.
    Counting from the last end backwards exchanges the two halves of that condition.
    """
    last = max(b.end for b in bookings)
    assert solve(bookings=[(last - b.end, last - b.start) for b in bookings]) == result


def property_one_more_booking(bookings, result, solve):
    """One more booking needs at most one more room, and never fewer.

    ko: 예약이 하나 늘면 방은 그대로이거나 하나 늘어납니다.

    It can have a room to itself, and leaving it out of a plan leaves a plan for the others.
    """
    assert result <= solve(bookings=[*bookings, bookings[0]]) <= result + 1
