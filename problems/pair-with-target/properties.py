"""Laws of the one pair that sums to the target."""


def property_the_entries_make_the_target(numbers, target, result):
    """The entries at the two positions make the target.

    ko: 두 위치에 있는 수를 더하면 target이 되어야 합니다.

    That is what the statement asks for; the positions are different.
    """
    first, second = result
    assert first != second and numbers[first] + numbers[second] == target


def property_mirrored(numbers, result, solve):
    """Turning the ledger round turns the positions round.

    ko: 장부를 뒤집으면 위치도 뒤집힙니다.

    Position p becomes the last position minus p, and the only pair stays the only one.
    """
    last = len(numbers) - 1
    assert sorted(last - position for position in solve(numbers=numbers[::-1])) == sorted(result)


def property_signs(numbers, target, result, solve):
    """Changing all signs changes nothing.

    ko: 모든 수의 부호를 바꾸어도 위치는 같습니다.

    a + b = target if and only if -a + -b = -target.
    """
    turned = solve(numbers=[-number for number in numbers], target=-target)
    assert sorted(turned) == sorted(result)


def property_all_entries_raised(numbers, target, result, solve):
    """Raising every entry by one raises the target by two.

    ko: 모든 수를 1씩 키우면 target이 2 커질 뿐 위치는 같습니다.

    Every pair has two entries.
    """
    raised = solve(numbers=[number + 1 for number in numbers], target=target + 2)
    assert sorted(raised) == sorted(result)
