"""Accepts every plan that can be driven and has as few stops as the answer.

Arguments: the input, the answer, a folder for feedback; the plan stands on standard input. The exit
code is 42 for accepted and 43 for wrong. Any other code blames the judge, here for an answer with
more stops than necessary.
"""

import sys
from itertools import pairwise
from pathlib import Path

ACCEPTED, WRONG, ANSWER_IS_NOT_BEST = 42, 43, 1


def find_fault(plan: list[int], trip: dict) -> tuple[str, str] | None:
    """What is wrong with a plan, in English and Korean; None if it can be driven."""
    goal = 2 * trip["distance"]
    readings = {reading for at in trip["chargers"] for reading in (at, goal - at)}
    for number, stop in enumerate(plan, start=1):
        if stop not in readings:
            return (
                f"stop {number}: there is no charger where the odometer shows {stop}",
                f"{number}번째 정차: 주행 거리계가 {stop}인 곳에는 충전소가 없습니다",
            )
    for before, after in pairwise([0, *plan, goal]):
        if after - before > trip["reach"]:
            return (
                f"the battery runs empty between {before} and {after}",
                f"{before}에서 {after}까지 가는 도중에 배터리가 떨어집니다",
            )
        if after <= before:
            return (
                f"the stops are not in the order of the trip: {after} comes after {before}",
                f"정차 순서가 맞지 않습니다. {before} 다음에 {after}이(가) 나옵니다",
            )
    return None


def judge(plan: list[int], best: list[int], trip: dict) -> tuple[int, str, str]:
    """Exit code and message for a plan, given one with the fewest stops."""
    if plan == best:
        return ACCEPTED, "", ""
    if plan == [-1]:
        return WRONG, "the trip can be made", "왕복할 수 있는 길입니다"
    fault = find_fault(plan, trip)
    if fault:
        return WRONG, *fault
    if best == [-1] or len(plan) < len(best):
        return ANSWER_IS_NOT_BEST, "the plan beats the answer", "정답보다 나은 계획입니다"
    if len(plan) > len(best):
        return (
            WRONG,
            f"{len(plan)} stops, but {len(best)} are enough",
            f"{len(plan)}번 정차했지만 {len(best)}번이면 충분합니다",
        )
    return ACCEPTED, "", ""


def main() -> int:
    """Judge the plan on standard input."""
    input_file, answer_file, feedback = map(Path, sys.argv[1:4])
    distance, reach, _, *chargers = map(int, input_file.read_text().split())
    trip = {"distance": distance, "reach": reach, "chargers": chargers}
    best = [int(word) for word in answer_file.read_text().split()]
    try:
        plan = [int(word) for word in sys.stdin.read().split()]
    except ValueError:
        code, en, ko = WRONG, "the output holds more than integers", "정수가 아닌 출력이 있습니다"
    else:
        code, en, ko = judge(plan, best, trip)
    (feedback / "judgemessage.txt").write_text(f"{en}\n{ko}\n" if en else "", encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
