"""Searches for a counterexample, telling what happens as events.

Examples are judged in portions, side by side on all wardens, and told in their order: the first
that breaks a law is the one that is made smaller, whichever came first. A limit of time that was
reached is confirmed with nothing beside it before it counts. While an input that takes too long is
made smaller, a lower limit serves, and what comes out is judged again under the real one.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from itertools import islice

from judge.errors import Mistake, UsageError
from judge.judging.machine import Machine
from judge.judging.single import Single, judge_singly
from judge.model.counterexample import Counterexample, Law, Search
from judge.model.event import CounterexampleFound, ExamplesTried, SearchEnded, SearchEvent
from judge.model.problem import Kind, Problem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import Examples, SubmissionResult, Verdict
from judge.properties.answers import Reference, Rival
from judge.properties.bench import Bench, Outcome, Standing
from judge.properties.concrete import mined
from judge.properties.court import Court
from judge.properties.effort import Effort
from judge.properties.examples import Supply
from judge.properties.laws import AGREES, AGREES_WITH_RIVAL, usable_laws
from judge.properties.parts import Values, key_of
from judge.properties.shrink import shrink

_PORTION = 32  # examples that a warden judges together
_LEAST = 96  # examples that are tried however late it is: a busy machine must not try none
_BARREN = 3  # rounds without a new example, after which there are no more
_QUICK_SECONDS = 0.1  # of CPU time; the limit while an input that takes too long is made smaller
_SHRINKING_SECONDS = 5.0  # at least; most inputs need one, on a machine that is not busy
_MOST_WARNINGS = 3


def search_for(
    problem: Problem,
    submission: Submission,
    machine: Machine,
    effort: Effort,
    rival: Submission | None = None,
) -> Iterator[SearchEvent]:
    """Search with the reference's answers, or a rival's; nothing comes where that cannot be done.

    UsageError where one of the two cannot be judged at all.
    """
    bench = bench_of(
        problem,
        _single(problem, submission, machine),
        machine,
        None if rival is None else _single(problem, rival, machine),
    )
    if bench is not None:
        yield from search(bench, effort)


def _single(problem: Problem, submission: Submission, machine: Machine) -> Single:
    single = judge_singly(problem, submission, machine)
    if isinstance(single, Single):
        return single
    said = single.message or Text(single.compiler_output, single.compiler_output)
    raise UsageError(
        f"{submission.path.name} ({single.verdict}): {said.en}",
        f"{submission.path.name} ({single.verdict}): {said.ko}",
    )


def bench_of(
    problem: Problem, single: Single, machine: Machine, rival: Single | None = None
) -> Bench | None:
    """Furnish a bench; None where there is nothing to compare with or no types to draw from."""
    if problem.kind is not Kind.ALGORITHM:  # a conversation has no answer to compare with
        return None
    reference = Reference.of_problem(problem) if rival is None else None
    answers = reference if rival is None else Rival(problem, rival)
    if answers is None or not problem.parameters or problem.returns is None:
        return None
    laws = usable_laws(problem)
    if rival is not None:  # laws would have to be proved on the reference
        laws = replace(laws, functions=(), laws=())
    return Bench(
        problem=problem,
        machine=machine,
        single=single,
        answers=answers,
        court=Court(problem=problem, machine=machine, laws=laws),
        agreement=AGREES if rival is None else AGREES_WITH_RIVAL,
    )


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What a search has counted so far."""

    tried: int = 0
    warnings: dict[Text, None] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> None:
        match outcome.standing:
            case Standing.HOLDS | Standing.BROKEN:
                self.tried += 1
            case Standing.UNKNOWN:
                if outcome.warning is not None and len(self.warnings) < _MOST_WARNINGS:
                    self.warnings[outcome.warning] = None
            case Standing.REFUSED:
                pass


def search(bench: Bench, effort: Effort) -> Iterator[SearchEvent]:
    """Search; the last event is SearchEnded."""
    start = effort.clock()
    tally = _Tally()
    supply = Supply(
        problem=bench.problem,
        seed=effort.seed,
        remembered=effort.remembered,
        machine=bench.machine,
    )
    with ThreadPoolExecutor(max(1, bench.machine.workers)) as pool:
        broken: Outcome | None = None
        for outcome in _outcomes(bench, _portions(supply, effort, start), pool):
            tally.count(outcome)
            if outcome.standing is Standing.BROKEN:
                broken = outcome
                break
            if tally.tried % _PORTION == 0:
                seconds = max(effort.clock() - start, 1e-9)
                yield ExamplesTried(tally.tried, tally.tried / seconds)
        found = None
        if broken is not None:
            yield CounterexampleFound(_counterexample(broken, 0))
            found = _smallest(bench, broken, effort, pool)
    mistakes = (*bench.court.laws.mistakes, *supply.mistakes)
    yield SearchEnded(
        Search(
            tried=tally.tried,
            drawn=supply.drawn,
            refused=supply.refused,
            seconds=effort.clock() - start,
            seed=effort.seed,
            found=found,
            warnings=(*map(_warning, mistakes), *tally.warnings),
        )
    )


def _warning(mistake: Mistake) -> Text:
    return Text(mistake.say("en"), mistake.say("ko"))


def _portions(supply: Supply, effort: Effort, start: float) -> Iterator[list[Values]]:
    """Yield examples a few at a time until time, number or novelty runs out."""
    left = effort.examples
    barren = given = 0
    for inputs in supply.rounds():
        barren = 0 if inputs else barren + 1
        if barren > _BARREN:
            return
        for at in range(0, len(inputs), _PORTION):
            is_late = effort.clock() - start > effort.seconds and given >= _LEAST
            if is_late or left == 0:
                return
            portion = inputs[at : at + _PORTION][:left]
            given += len(portion)
            left = None if left is None else left - len(portion)
            yield portion


def _outcomes(
    bench: Bench, portions: Iterator[list[Values]], pool: ThreadPoolExecutor
) -> Iterator[Outcome]:
    """Yield outcomes in the order of the examples; a time limit only where it is confirmed."""
    waiting: deque[Future[list[Outcome]]] = deque()
    while True:
        for portion in islice(portions, bench.machine.workers + 1 - len(waiting)):
            waiting.append(pool.submit(bench.examine, portion))
        if not waiting:
            return
        for outcome in waiting.popleft().result():
            if _is_too_slow(outcome):
                wait(waiting)
                (outcome,) = bench.examine([outcome.values])
            if outcome.standing is Standing.BROKEN:
                for future in waiting:
                    future.cancel()
                wait(waiting)
            yield outcome


def _is_too_slow(outcome: Outcome) -> bool:
    return outcome.result is not None and outcome.result.verdict is Verdict.TIME_LIMIT_EXCEEDED


def _smallest(
    bench: Bench, broken: Outcome, effort: Effort, pool: ThreadPoolExecutor
) -> Counterexample:
    """Make the input smaller while the same law is broken in the same way."""
    if broken.law is None or broken.result is None:
        raise ValueError("a broken outcome has a law and a result")
    verdict, law = broken.result.verdict, broken.law
    quick = min(_QUICK_SECONDS, bench.single.limits.cpu_seconds / 2)
    shrinking = replace(bench, cpu_seconds=quick if _is_too_slow(broken) else None, law_stride=1)
    start = effort.clock()
    failing: dict[object, Outcome] = {key_of(broken.values): broken}

    def fails(candidates: Sequence[Values]) -> list[bool]:
        workers = max(1, bench.machine.workers)
        share = -(-len(candidates) // workers)
        shares = [candidates[at : at + share] for at in range(0, len(candidates), share)]
        for part in pool.map(shrinking.examine, shares):
            failing.update((key_of(o.values), o) for o in part if _breaks(o, law, verdict))
        return [key_of(values) in failing for values in candidates]

    trail = shrink(
        broken.values,
        fails,
        mined(bench.problem.parameters),
        lambda: effort.clock() - start > max(effort.seconds, _SHRINKING_SECONDS),
    )
    if _is_too_slow(broken):
        return _slowest_confirmed(bench, broken, trail)
    return _counterexample(failing[key_of(trail[-1])], len(trail) - 1)


def _slowest_confirmed(bench: Bench, broken: Outcome, trail: Sequence[Values]) -> Counterexample:
    """Find the smallest input of the trail that is too slow under the real limit, by halving."""
    slow, outcome, quick = 0, broken, len(trail)
    middle = len(trail) - 1  # mostly it hangs, and the smallest does so too
    while middle > slow:
        (again,) = bench.examine([trail[middle]])
        if _is_too_slow(again):
            slow, outcome = middle, again
        else:
            quick = middle
        middle = (slow + quick) // 2
    return _counterexample(outcome, slow)


def _breaks(outcome: Outcome, law: Law, verdict: Verdict) -> bool:
    return (
        outcome.standing is Standing.BROKEN
        and outcome.law == law
        and outcome.result is not None
        and outcome.result.verdict is verdict
    )


def _counterexample(outcome: Outcome, steps: int) -> Counterexample:
    if outcome.law is None or outcome.result is None:
        raise ValueError("a broken outcome has a law and a result")
    return Counterexample(
        law=outcome.law, values=outcome.values, result=outcome.result, steps=steps
    )


def examples_of(search: Search) -> Examples:
    """Return what a record keeps of a search."""
    found = search.found
    return Examples(
        tried=search.tried,
        drawn=search.drawn,
        refused=search.refused,
        seconds=search.seconds,
        seed=search.seed,
        steps=found.steps if found else 0,
        law=found.law.name if found else None,
        says=found.law.says if found else None,
        warnings=search.warnings,
    )


def concluded(result: SubmissionResult, search: Search) -> SubmissionResult:
    """Add a search to the result of the cases: what it found is one more case, and its verdict."""
    found, examples = search.found, examples_of(search)
    if found is None:
        return replace(result, examples=examples)
    return replace(
        result,
        verdict=found.result.verdict,
        cases=(*result.cases, found.result),
        total_cases=result.total_cases + 1,
        examples=examples,
    )
