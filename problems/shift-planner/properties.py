"""Laws of plans of shifts."""


def property_the_order_of_shifts_does_not_matter(shifts, result, solve):
    """The shifts may be listed in any order.

    ko: 근무를 나열하는 순서는 답을 바꾸지 않습니다.

    A plan is a set of shifts; in which order they are worked follows from their times.
    """
    assert solve(shifts=shifts[::-1]) == result
    assert solve(shifts=sorted(shifts)) == result


def property_one_shift_more_allowed(most, result, solve):
    """A contract that allows one more shift pays no less.

    ko: 허용하는 근무가 하나 늘면 수입이 줄지 않습니다.

    Every plan under the stricter contract is one under the other, too.
    """
    assert solve(most=most + 1) >= result


def property_twice_the_pay(shifts, result, solve):
    """Twice all pay is twice the total.

    ko: 모든 보수를 두 배로 올리면 합도 두 배입니다.

    Which plans are possible does not depend on pay, and the best of them stays the best.
    """
    assert solve(shifts=[(s.start, s.end, s.rest, 2 * s.pay) for s in shifts]) == 2 * result


def property_at_least_the_best_and_at_most_all(shifts, most, result):
    """The total is at least the best single pay and at most the best few together.

    ko: 합은 가장 좋은 근무 하나 이상이고, 보수가 높은 most개의 합 이하입니다.

    One shift is always a plan, and no plan has more than `most` of them.
    """
    pays = sorted((shift.pay for shift in shifts), reverse=True)
    assert pays[0] <= result <= sum(pays[:most])
