from itertools import pairwise, product


def solution(wheels: int, total: int, worn: list[int]) -> list[str]:
    codes = []
    for digits in product(sorted(worn), repeat=wheels):
        if (
            sum(digits) == total
            and len(set(digits)) == len(worn)
            and all(left != right for left, right in pairwise(digits))
        ):
            codes.append("".join(map(str, digits)))
    return codes
