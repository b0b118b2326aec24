"""Edge cases that a note names: whether they exist, and passed with this very code.

A name is that of a case. A few names are understood anywhere, such as ``empty`` and ``all-equal``:
they stand for every case whose input really has the property, and for none by its name alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from judge.frozen import frozen
from judge.model.domain import Value
from judge.model.expression import ExpressionError
from judge.model.problem import Case, Inline, JudgedProblem, Problem
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict
from judge.study.notes.finding import Finding, Word
from judge.study.notes.front_matter import Claim
from judge.study.store import Attempt

_CLAIM = "claims.edge_cases"
_NOT_JUDGED = frozenset({Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED})
_SEVERAL = 2
_MOST_NAMED = 3

Values = Mapping[str, Value]
ValuesOf = Callable[[Case], Values | None]
"""The input of a case; None where it is not known without running the author's code."""


def inline_values(case: Case) -> Values | None:
    """Return the input of a case that is written out."""
    return case.data.input if isinstance(case.data, Inline) else None


@frozen
class Known:
    """What edge cases are held against.

    ``attempt`` is the latest one of the code as it is now; None where it was never handed in.
    """

    problem: JudgedProblem
    cases: Sequence[Case]
    attempt: Attempt | None
    values_of: ValuesOf = inline_values


def judge_edge_case(claim: Claim, known: Known) -> Finding:
    """Say of one named edge case what is known."""
    name = claim.said.strip()
    named = [case for case in known.cases if case.name == name]
    if named:
        return _judged(claim, named, known)
    trait = TRAITS.get(re.sub(r"[\s_]+", "-", name.casefold()))
    if trait is None or not isinstance(known.problem, Problem):
        return _missing(
            claim,
            known,
            Text(f"there is no case called {name}", f"이름이 {name}인 케이스가 없습니다"),
        )
    problem = known.problem
    having = _having(trait, problem, known)
    if having:
        return _judged(claim, having, known)
    impossible = _impossible(name, trait, problem)
    why = impossible or Text(
        f"no case has an input that is {name}", f"입력이 {name}에 해당하는 케이스가 없습니다"
    )
    return _missing(claim, known, why, possible=impossible is None)


def _having(trait: "Trait", problem: Problem, known: Known) -> list[Case]:
    """Find the cases with a property; those that have to be generated come last, if need be."""
    written = [case for case in known.cases if _has(case, trait, problem, inline_values)]
    return written or [case for case in known.cases if _has(case, trait, problem, known.values_of)]


def _has(case: Case, trait: "Trait", problem: Problem, values_of: ValuesOf) -> bool:
    values = values_of(case)
    if values is None:
        return False
    try:
        return trait(problem, values)
    except (TypeError, ExpressionError):
        return False


def _missing(claim: Claim, known: Known, why: Text, *, possible: bool = True) -> Finding:
    addable = possible and isinstance(known.problem, Problem) and known.problem.parameters
    name = claim.said.strip()
    return Finding(
        claim=_CLAIM,
        said=claim.said,
        word=Word.UNKNOWN,
        why=why,
        place=claim.place,
        remedy=f"judge case add {known.problem.slug} --name {name}" if addable else "",
    )


def _judged(claim: Claim, cases: Sequence[Case], known: Known) -> Finding:
    word, why = _verdict(cases, known)
    return Finding(claim=_CLAIM, said=claim.said, word=word, why=why, place=claim.place)


def _verdict(cases: Sequence[Case], known: Known) -> tuple[Word, Text]:
    if known.attempt is None:
        return Word.UNKNOWN, Text(
            "this code was not handed in yet (judge submit)",
            "이 코드는 아직 제출하지 않았습니다(judge submit)",
        )
    number = known.attempt.id
    results = {result.name: result for result in known.attempt.result.cases}
    judged = [results[case.name] for case in cases if case.name in results]
    judged = [each for each in judged if each.verdict not in _NOT_JUDGED]
    failed = [each for each in judged if each.verdict is not Verdict.ACCEPTED]
    certain = [each for each in failed if not each.unstable]
    if certain:
        name, verdict = certain[0].name, certain[0].verdict
        return Word.CONTRADICTED, Text(
            f"{name} is {verdict} in attempt {number} of this code",
            f"이 코드의 제출 #{number}에서 {name}: {verdict}",
        )
    if failed:
        name = failed[0].name
        return Word.UNKNOWN, Text(
            f"runs of {name} disagreed in attempt {number}",
            f"제출 #{number}에서 {name}의 결과가 실행마다 달랐습니다",
        )
    if not judged:
        names = ", ".join(case.name for case in cases[:_MOST_NAMED])
        return Word.UNKNOWN, Text(
            f"{names} was not run in attempt {number} of this code",
            f"이 코드의 제출 #{number}에서 {names}을(를) 실행하지 않았습니다",
        )
    return Word.CONSISTENT, _passed(judged, number)


def _passed(judged: Sequence[CaseResult], number: int) -> Text:
    names = ", ".join(each.name for each in judged[:_MOST_NAMED])
    if len(judged) > _MOST_NAMED:
        names += ", …"
    return Text(f"{names} passed in attempt {number}", f"제출 #{number}에서 {names} 통과")


# Properties of inputs.

Trait = Callable[[Problem, Values], bool]


def _sequences(problem: Problem, values: Values) -> list[list[Value]]:
    """Return the lists and texts that n speaks of, or all where it speaks of none."""
    named = problem.size.names if problem.size else frozenset()
    found = {name: list(value) for name, value in values.items() if isinstance(value, list | str)}
    of_size = [value for name, value in found.items() if name in named]
    return of_size or list(found.values())


def _any(test: Callable[[list[Value]], bool]) -> Trait:
    return lambda problem, values: any(test(each) for each in _sequences(problem, values))


def _sortable(items: list[Value]) -> bool:
    return len(items) >= _SEVERAL and not any(isinstance(item, list | tuple) for item in items)


def _numbers(values: Values) -> list[float]:
    found: list[float] = []
    pending = list(values.values())
    while pending:
        value = pending.pop()
        if isinstance(value, list | tuple):
            pending += value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found.append(value)
    return found


def _duplicates(items: list[Value]) -> bool:
    shown = [repr(item) for item in items]
    return len(set(shown)) < len(shown)


def _at_bound(problem: Problem, values: Values, *, high: bool) -> bool:
    """Whether everything that n counts is as long, or as large, as the problem allows."""
    found = []
    for parameter in problem.parameters:
        if problem.size is None or parameter.name not in problem.size.names:
            continue
        value = values[parameter.name]
        bounds = (
            parameter.domain.length if isinstance(value, list | str) else parameter.domain.range
        )
        if bounds is None:
            return False
        bound = bounds.resolve(values)[1 if high else 0]
        found.append((len(value) if isinstance(value, list | str) else value) == bound)
    return bool(found) and all(found)


def _is_max(problem: Problem, values: Values) -> bool:
    return _at_bound(problem, values, high=True)


def _is_min(problem: Problem, values: Values) -> bool:
    return _at_bound(problem, values, high=False)


_EMPTY = _any(lambda items: not items)
_SINGLE = _any(lambda items: len(items) == 1)
_EQUAL = _any(lambda items: len(items) >= _SEVERAL and all(item == items[0] for item in items))
_SORTED = _any(lambda items: _sortable(items) and items == sorted(items))
_REVERSED = _any(lambda items: _sortable(items) and items == sorted(items, reverse=True))
_REPEATED = _any(_duplicates)
TRAITS: Mapping[str, Trait] = {
    **dict.fromkeys(("empty", "빈-입력", "빈-배열", "빈-문자열"), _EMPTY),
    **dict.fromkeys(("single", "one", "하나", "원소-하나"), _SINGLE),
    **dict.fromkeys(("all-equal", "all-same", "모두-같음"), _EQUAL),
    **dict.fromkeys(("sorted", "ascending", "정렬됨", "오름차순"), _SORTED),
    **dict.fromkeys(("reversed", "reverse-sorted", "descending", "내림차순", "역순"), _REVERSED),
    **dict.fromkeys(("duplicates", "중복"), _REPEATED),
    **dict.fromkeys(("negative", "음수"), lambda _, values: any(n < 0 for n in _numbers(values))),
    **dict.fromkeys(("zero", "0"), lambda _, values: 0 in _numbers(values)),
    **dict.fromkeys(("max", "largest", "최대"), _is_max),
    **dict.fromkeys(("min", "smallest", "최소"), _is_min),
}


def _impossible(name: str, trait: Trait, problem: Problem) -> Text | None:
    """Say so where the problem allows no such input."""
    shortest = _shortest(problem)
    if (trait is _EMPTY and shortest > 0) or (trait is _SINGLE and shortest > 1):
        return Text(
            f"the problem allows no input that is {name}: the length is at least {shortest}",
            f"문제에서 {name} 입력은 나올 수 없습니다. 길이는 {shortest} 이상입니다",
        )
    return None


def _shortest(problem: Problem) -> float:
    """Return the least length of what n speaks of; 0 where it is not plain."""
    named = problem.size.names if problem.size else frozenset()
    bounds = [
        parameter.domain.length
        for parameter in problem.parameters
        if (not named or parameter.name in named) and parameter.domain.items is not None
    ]
    lows = [each.low.evaluate({}) for each in bounds if each and each.low and not each.low.names]
    return min(lows, default=0) if len(lows) == len(bounds) else 0
