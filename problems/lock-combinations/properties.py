"""Laws of codes."""


def property_every_code_fits(wheels, total, worn, result):
    """Every code uses exactly the worn digits, has the total, and never the same digit twice in a row.

    ko: 모든 비밀번호는 닳은 숫자만 모두 쓰고, 합이 맞고, 같은 숫자가 이어지지 않아야 합니다.

    The statement asks for this, and for ascending order without repetition.
    """
    assert result == sorted(set(result))
    for code in result:
        assert len(code) == wheels and set(map(int, code)) == set(worn)
        assert sum(map(int, code)) == total
        assert all(one != other for one, other in zip(code, code[1:]))


def property_the_order_of_worn_digits_does_not_matter(worn, result, solve):
    """The worn digits may be listed in any order.

    ko: 닳은 숫자를 나열하는 순서는 답을 바꾸지 않습니다.

    They are a set.
    """
    assert solve(worn=worn[::-1]) == result


def property_digits_counted_from_nine(wheels, total, worn, result, solve):
    """Counting every digit down from 9 turns the codes and their order round.

    ko: 모든 숫자를 9에서 뺀 값으로 바꾸면 비밀번호도 그렇게 바뀌고 순서가 뒤집힙니다.

    The change is one-to-one, makes the total 9 * wheels - total, and turns the order of digits
    round, and so the order of codes of one length.
    """
    other = solve(total=9 * wheels - total, worn=[9 - digit for digit in worn])
    turned = ["".join(str(9 - int(digit)) for digit in code) for code in result]
    assert other == turned[::-1]
