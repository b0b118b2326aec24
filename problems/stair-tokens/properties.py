"""Laws of the game on the staircase; results are compared as exactly as the checker does."""


def property_nobody_has_to_play(result):
    """The expected value is not negative.

    ko: 기댓값은 음수가 아닙니다.

    Stopping before the first turn leaves nothing, neither gained nor owed.
    """
    assert result >= -1e-6


def property_twice_the_numbers(tokens, result, solve):
    """Twice all numbers is twice the expected value.

    ko: 모든 수를 두 배로 하면 기댓값도 두 배입니다.

    Under any way to play each sum doubles, so that the best way stays the best.
    """
    assert _near(solve(tokens=[2 * token for token in tokens]), 2 * result)


def property_kinder_numbers(tokens, result, solve):
    """If every number is one greater, the expected value is no less.

    ko: 모든 수를 1씩 키우면 기댓값이 줄지 않습니다.

    Playing as before gains at least as much on every way up.
    """
    kinder = solve(tokens=[token + 1 for token in tokens])
    assert kinder >= result or _near(kinder, result)


def property_without_chance_the_best_beginning(tokens, chance, result, solve):
    """If the wheel never sends you two steps up, the best beginning of the stairs is what you get.

    ko: 두 칸을 오를 확률이 0이면 앞에서부터의 합 가운데 가장 큰 값을 얻습니다.

    Then every turn climbs one step, and all that is left to decide is after which to stop.
    """
    best = total = 0
    for token in tokens:
        total += token
        best = max(best, total)
    assert _near(solve(chance=0.0), best)


def _near(one, other):
    return abs(one - other) <= 2e-6 * max(1.0, abs(one), abs(other))
