# Mistake: the codes come out in the order in which the worn digits are listed; they are sorted
# only if that list is.
from itertools import product


def solution(wheels: int, total: int, worn: list[int]) -> list[str]:
    codes = []
    for digits in product(worn, repeat=wheels):
        if sum(digits) != total or set(digits) != set(worn):
            continue
        if any(digits[i] == digits[i + 1] for i in range(wheels - 1)):
            continue
        codes.append("".join(map(str, digits)))
    return codes
