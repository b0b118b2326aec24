# Too slow: copies of the digits make repetition possible, but every code is then built many
# times over: 36 * 35 * 34 * 33 * 32 * 31 permutations for 6 wheels.
from itertools import permutations


def solution(wheels: int, total: int, worn: list[int]) -> list[str]:
    codes = set()
    for digits in permutations(worn * wheels, wheels):
        if (
            sum(digits) == total
            and set(digits) == set(worn)
            and all(digits[i] != digits[i + 1] for i in range(wheels - 1))
        ):
            codes.add("".join(map(str, digits)))
    return sorted(codes)
