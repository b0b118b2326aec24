"""Holds claims of time and space against what measurements leave open.

A claim is of the worst case, so that it is contradicted by one shape of input on which the cost
grows faster, and by nothing else. A measured class that is excluded from below says no more than
that the claim is loose. Four things are given away, so that no true claim is contradicted:

- A processor's caches make CPU time grow faster than the steps do, by a factor that looks like a
  logarithm: of 106 runs of benchmarks/growth_accuracy.py the worst, a ``std::set`` in C++, doubled
  by 1.40 times as much as it should. Where time alone was read, less than half more is unknown.
- Counted lines are a lower bound of the time; where the time itself was read and does not grow
  faster than the claim, nothing is said against it.
- Peak memory has the output in it, and where a program reads standard input the input, too; people
  do not count either.
- "Average" and "amortised" are no claims of the worst input.
"""

from collections.abc import Sequence

from judge.frozen import frozen
from judge.model.domain import Domain, ListType, RecordType, Scalar, holds_list
from judge.model.growth import Cost, Growth, GrowthReading
from judge.model.problem import Problem
from judge.model.submission import Style
from judge.model.text import Text
from judge.study.notes.complexity import RATES, Readable, Unreadable, read_growth
from judge.study.notes.finding import Word

_ORDER = tuple(Growth)
_TIMES = (Cost.TIME, Cost.INSTRUCTIONS, Cost.LINES, Cost.STEPS)
_EXACT = frozenset({Cost.INSTRUCTIONS, Cost.LINES, Cost.STEPS})  # the same at every run
_WHOLE = frozenset({Cost.TIME, Cost.INSTRUCTIONS, Cost.MEMORY})  # nothing is left out of these
_CLEAR = 1.5  # times the doubling that is claimed; counts need less
_CLEAR_COUNT = 1.02
_STEEP = _ORDER.index(Growth.EXPONENTIAL)  # from here on no factor is needed to be clear
_SHORT = 100  # items of an output that may pass for none


@frozen(kw_only=False)
class Judged:
    """A word and why."""

    word: Word
    why: Text


def judge_time(said: str, readings: Sequence[GrowthReading]) -> Judged:
    """Hold a claim of time against all readings of it."""
    return _judge(said, [each for each in readings if each.cost in _TIMES], Growth.CONSTANT)


def judge_space(
    said: str, readings: Sequence[GrowthReading], problem: Problem, style: Style
) -> Judged:
    """Hold a claim of space against the readings of memory."""
    memory = [each for each in readings if each.cost is Cost.MEMORY]
    return _judge(said, memory, _given_anyway(problem, style))


def _given_anyway(problem: Problem, style: Style) -> Growth:
    """Return what is in a reading and not in a claim: the output, and the input that is read.

    Of a function the input was taken off already: see ``judge.bench.growth.measuring``.
    """
    domains = [problem.returns] if problem.returns else []
    if style is not Style.FUNCTION:
        domains += [parameter.domain for parameter in problem.parameters]
    if any(_is_nested(domain) for domain in domains):
        return Growth.QUADRATIC
    return Growth.LINEAR if any(map(_can_grow, domains)) else Growth.CONSTANT


def _can_grow(domain: Domain) -> bool:
    """Whether a value is not of one size; numbers and short fixed lists are."""
    if domain.type is Scalar.STR or isinstance(domain.type, ListType):
        return domain.length is None or domain.length.names != frozenset() or not _is_short(domain)
    return isinstance(domain.type, RecordType) and any(_can_grow(each) for _, each in domain.fields)


def _is_short(domain: Domain) -> bool:
    longest = domain.length.resolve({})[1] if domain.length else None
    return longest is not None and longest <= _SHORT


def _is_nested(domain: Domain) -> bool:
    match domain.type:
        case ListType(item=item):
            return holds_list(item) or item is Scalar.STR
        case RecordType() as record:
            return holds_list(record)
        case _:
            return False


def _judge(said: str, readings: Sequence[GrowthReading], free: Growth) -> Judged:
    claim = read_growth(said)
    if isinstance(claim, Unreadable):
        return Judged(Word.UNKNOWN, claim.why)
    if claim.variable not in (None, "n"):
        return _unknown(
            f"{said} is not in n; say what n is in claims.n, and claim in n",
            f"{said}: n으로 쓴 복잡도가 아닙니다. claims.n에 n의 뜻을 적고 n으로 쓰세요",
        )
    if not readings:
        return _unknown("nothing was measured", "측정한 것이 없습니다")
    conclusive = [each for each in readings if each.conclusive]
    if not conclusive:
        return _unknown(
            "the runs were too short to exclude anything",
            "실행이 너무 짧아 아무것도 제외하지 못했습니다",
        )
    against = _against(said, claim, conclusive, free)
    return against or _not_against(claim, readings, free)


def _against(
    said: str, claim: Readable, readings: Sequence[GrowthReading], free: Growth
) -> Judged | None:
    """Find the shape that contradicts, or is not clear; None where all leave room for the claim."""
    doubtful = None
    ceiling = max(claim.ceiling, free, key=_ORDER.index)
    for shape in dict.fromkeys(each.shape for each in readings):
        of_shape = [each for each in readings if each.shape == shape]
        faster = [each for each in of_shape if _is_faster(each, ceiling)]
        slower = [each for each in of_shape if each not in faster and each.cost in _WHOLE]
        clear = [each for each in faster if _is_clear(each, claim)]
        if clear and not slower:
            best = max(clear, key=lambda each: each.cost in _WHOLE)
            return _hedged(said, best) if claim.hedged else _contradicted(said, claim, best)
        if faster and doubtful is None:
            doubtful = _unknown(
                f"on {shape} the cost seems to grow faster, but not clearly enough to say so",
                f"{shape} 입력에서 더 빨리 커지는 것으로 보이지만 단정할 만큼 분명하지 않습니다",
            )
    return doubtful


def _is_faster(reading: GrowthReading, ceiling: Growth) -> bool:
    """Whether every class that is left grows faster than ``ceiling``."""
    return all(_ORDER.index(each) > _ORDER.index(ceiling) for each in reading.classes)


def _is_clear(reading: GrowthReading, claim: Readable) -> bool:
    """Whether the doubling lies above the claimed one for certain."""
    claimed = claim.rate.at_doubling(_largest(reading))
    if reading.doubling is None or claimed is None:
        return reading.cost in _EXACT or min(map(_ORDER.index, reading.classes)) >= _STEEP
    return reading.doubling.low > claimed * (_CLEAR_COUNT if reading.cost in _EXACT else _CLEAR)


def _contradicted(said: str, claim: Readable, reading: GrowthReading) -> Judged:
    claimed = claim.rate.at_doubling(_largest(reading))
    if reading.doubling is None or claimed is None:
        left = classes(reading)
        return Judged(
            Word.CONTRADICTED,
            Text(
                f"on {reading.shape} measurements leave {left}, and exclude {said}",
                f"{reading.shape} 입력에서 측정하면 {left}만 남고 {said}은(는) 제외됩니다",
            ),
        )
    times, would = f"{reading.doubling.middle:.1f}", f"{claimed:.1f}"
    if times == would:
        times, would = f"{reading.doubling.middle:.2f}", f"{claimed:.2f}"
    what, shape = _COSTS[reading.cost], reading.shape
    return Judged(
        Word.CONTRADICTED,
        Text(
            f"doubling n takes {times} times {what.en}, {said} would take {would} ({shape})",
            f"n을 두 배로 하면 {what.ko} {times}배가 됩니다. {said}이라면 {would}배입니다({shape})",
        ),
    )


_COSTS = {
    Cost.TIME: Text("the time", "시간이"),
    Cost.INSTRUCTIONS: Text("the instructions", "명령어 수가"),
    Cost.LINES: Text("the lines", "실행한 줄 수가"),
    Cost.STEPS: Text("the steps", "실행 단계가"),
    Cost.MEMORY: Text("the memory", "메모리가"),
}


def _hedged(said: str, reading: GrowthReading) -> Judged:
    left = classes(reading)
    return _unknown(
        f"{said} is of the average; on {reading.shape} measurements leave {left}, which may be "
        "its worst input",
        f"{said}: 평균에 대한 주장입니다. {reading.shape} 입력에서는 {left}만 남지만, 최악의 "
        "입력일 수 있습니다",
    )


def _not_against(claim: Readable, readings: Sequence[GrowthReading], free: Growth) -> Judged:
    """Say how a claim is consistent: with what is left, or as a bound that is looser."""
    slowest = _looser_than(claim, readings)
    if slowest is not None and free is Growth.CONSTANT:
        return Judged(
            Word.CONSISTENT,
            Text(
                f"as an upper bound, but looser than measured: no input tried grows faster "
                f"than O({slowest})",
                f"상한으로는 맞지만 측정보다 느슨합니다. 시험한 입력 가운데 비용이 "
                f"O({slowest})보다 빨리 커지는 것은 없습니다",
            ),
        )
    shapes = len({each.shape for each in readings if each.conclusive})
    if free is not Growth.CONSTANT:
        return Judged(
            Word.CONSISTENT,
            Text(
                "memory grows no faster than that and what the output takes",
                "메모리가 그 주장과 출력이 차지하는 것보다 빨리 커지지 않습니다",
            ),
        )
    return Judged(
        Word.CONSISTENT,
        Text(
            f"measurements on {shapes} shapes of input leave it open",
            f"입력 형태 {shapes}가지로 측정한 결과와 어긋나지 않습니다",
        ),
    )


def _looser_than(claim: Readable, readings: Sequence[GrowthReading]) -> Growth | None:
    """Return the fastest class that any shape leaves, where the claim grows faster for certain.

    That takes a whole reading of every shape: lines of Python, for one, hide what a sort costs.
    """
    fastest: list[Growth] = []
    for shape in {each.shape for each in readings}:
        whole = [each for each in readings if each.shape == shape and each.cost in _WHOLE]
        conclusive = [each for each in whole if each.conclusive]
        if not conclusive:
            return None
        fastest += [max(each.classes, key=_ORDER.index) for each in conclusive]
    most = max(fastest, key=_ORDER.index)
    return most if claim.rate > RATES[most] else None


def _largest(reading: GrowthReading) -> int:
    return max((sample.n for sample in reading.samples), default=0)


def classes(reading: GrowthReading) -> str:
    """Write the classes that are left: ``O(n) or O(n log n)``."""
    return " / ".join(f"O({each})" for each in reading.classes)


def _unknown(en: str, ko: str) -> Judged:
    return Judged(Word.UNKNOWN, Text(en, ko))
