"""Holds inputs against the laws, many at a time, and says of each how it stands.

Two kinds of runs serve it. A *loop* calls a Python submission many times in one process: quick, but
what one call leaves behind the next may find. So a loop only finds suspects; each of them is judged
again in a run by itself, by the engine, and that alone decides. What a loop wrongly lets pass costs
one example of many, never a verdict. Other languages have a run by itself for each example.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from judge.frozen import frozen
from judge.judging.checkers import CHECKERS
from judge.judging.inputs import signature_of
from judge.judging.machine import Machine
from judge.judging.single import Single
from judge.languages.registry import by_id
from judge.model.counterexample import PROPERTY, Law
from judge.model.domain import Value
from judge.model.problem import CheckerName, Problem
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict
from judge.properties.answers import (
    Answer,
    Answers,
    NoAnswer,
    allowed,
    answered,
    call_for,
    question,
    result_in,
    value_of,
)
from judge.properties.court import Court, Ruling, Solved
from judge.properties.laws import AGREES, ENDS, KEEPS, REPEATS, RIVAL_ENDS
from judge.properties.loop import Reply, Source, ask_all, ask_many
from judge.properties.parts import Values

_LAW_STRIDE = 4
_LOOP_SECONDS = 0.5  # of CPU time of a loop; an input that needs more has a run by itself


class Standing(StrEnum):
    """What is known of an input."""

    HOLDS = "holds"
    BROKEN = "broken"
    REFUSED = "refused"  # the problem does not allow it
    UNKNOWN = "unknown"  # the author's code failed on it


@frozen
class Outcome:
    """The standing of one input; ``law`` and ``result`` are there where a law is broken."""

    values: Values
    standing: Standing
    law: Law | None = None
    result: CaseResult | None = None
    warning: Text | None = None


@frozen
class Bench:
    """One submission, with everything to hold it against; may be used from several threads.

    ``cpu_seconds`` is a limit below the problem's, for making an input smaller that takes too long.
    Every ``law_stride``-th input is held against the author's laws too: where the answer is right,
    they have little to add, and those that call ``solve`` cost as much again.
    """

    problem: Problem
    machine: Machine
    single: Single
    answers: Answers
    court: Court
    agreement: Law = AGREES
    cpu_seconds: float | None = None
    law_stride: int = _LAW_STRIDE

    @property
    def style(self) -> Style:
        """How the submission takes its input."""
        return self.single.submission.style

    def examine(self, inputs: Sequence[Values]) -> list[Outcome]:
        """Say of each input how it stands, in their order, up to the first that breaks a law."""
        fine = allowed(self.problem, inputs, self.machine)
        asked = [values for values, is_fine in zip(inputs, fine, strict=True) if is_fine]
        judged = iter(self._outcomes(asked))
        outcomes: list[Outcome] = []
        for values, is_fine in zip(inputs, fine, strict=True):
            refused = Outcome(values=values, standing=Standing.REFUSED)
            outcome = next(judged, None) if is_fine else refused
            if outcome is None:
                break
            outcomes.append(outcome)
        return outcomes

    def _outcomes(self, inputs: Sequence[Values]) -> list[Outcome]:
        """Judge allowed inputs: against the answers first, against the author's laws then."""
        answers = self.answers.answers(self.machine, inputs)
        outcomes: list[Outcome] = []
        results: dict[int, Value] = {}
        guesses = self._guesses(inputs)
        for at, (values, answer, guess) in enumerate(zip(inputs, answers, guesses, strict=False)):
            if isinstance(answer, NoAnswer):
                outcomes.append(self._without(values, answer))
                continue
            if guess is not None and self._seems_right(guess, answer.value):
                outcomes.append(Outcome(values=values, standing=Standing.HOLDS))
                results[at] = guess.value
                continue
            outcome, solved = self._alone(values, answer.value)
            outcomes.append(outcome)
            if solved is not None and outcome.standing is Standing.HOLDS:
                results[at] = solved.value
            if outcome.standing is Standing.BROKEN:
                break
        for at, outcome in self._ruled(inputs, results).items():
            outcomes[at] = outcome
        return outcomes

    def _without(self, values: Values, answer: NoAnswer) -> Outcome:
        """Say what a missing answer means: only a rival's failure is news to a learner."""
        if answer.result is None:
            return Outcome(values=values, standing=Standing.UNKNOWN, warning=answer.reason)
        return self._broken(values, RIVAL_ENDS, answer.result)

    def _broken(self, values: Values, law: Law, result: CaseResult) -> Outcome:
        """Name the case after the law, which its message says before all else."""
        message = law.says
        if result.message is not None and not result.message.en.startswith(law.says.en):
            en, ko = f"{law.says.en}: {result.message.en}", f"{law.says.ko}: {result.message.ko}"
            message = Text(en, ko)
        elif result.message is not None:
            message = result.message
        name = PROPERTY + law.name
        result = replace(result, name=name, sample=False, message=message)
        return Outcome(values=values, standing=Standing.BROKEN, law=law, result=result)

    # The loop: quick guesses.

    def _loop(self) -> Source | None:
        submission = self.single.submission
        if not by_id(submission.language).own_interpreter:
            return None
        if self.style is Style.STDIO and self.problem.stdout is None:
            return None
        seconds = min(self.cpu_seconds or _LOOP_SECONDS, self.single.limits.cpu_seconds)
        limits = replace(self.single.limits, cpu_seconds=seconds)
        return Source(
            file="solution.py",
            text=submission.source,
            how="call" if self.style is Style.FUNCTION else "print",
            signature=signature_of(self.problem) if self.style is Style.FUNCTION else None,
            keeps=self.court.laws.keeps if self.style is Style.FUNCTION else (),
            repeats=self.court.laws.repeats and self.style is Style.FUNCTION,
            limits=limits,
        )

    def _guesses(self, inputs: Sequence[Values]) -> Iterator[Solved | None]:
        """Yield what the submission gives in a loop; None where a run by itself has to say it.

        A loop that died goes on behind the input that killed it, if anybody wants to know.
        """
        source = self._loop()
        if source is None:
            yield from [None] * len(inputs)
            return
        calls = [call_for(self.problem, self.style, values) for values in inputs]
        at = 0
        while at < len(calls):
            for reply in ask_many(source, calls[at:], self.machine):
                yield self._guess(reply)
                at += 1
                if reply is None:
                    break

    def _guess(self, reply: Reply | None) -> Solved | None:
        value, failure = result_in(self.problem, self.style, reply)
        if failure is not None or reply is None:
            return None
        same_again = reply.get("again", reply.get("value")) == reply.get("value")
        seems_kept = not reply.get("changed") and "again_failed" not in reply and same_again
        return Solved(value) if seems_kept else None

    def _seems_right(self, guess: Solved, answer: Value) -> bool:
        choice, returns = self.problem.checker, self.problem.returns
        if choice.name is CheckerName.PROGRAM or returns is None:
            return bool(guess.value == answer)  # a checker accepts the answer itself
        return CHECKERS[choice.name].compare_values(guess.value, answer, choice, returns).accepted

    # A run by itself: what counts.

    def _alone(self, values: Values, answer: Value) -> tuple[Outcome, Solved | None]:
        ready = answered(self.problem, question(self.problem, values), answer)
        result = self.single.judge(ready, cpu_seconds=self.cpu_seconds)
        match result.verdict:
            case Verdict.ACCEPTED:
                value, _ = value_of(self.problem, self.style, result)
                return self._kept(values, answer, result), Solved(value)
            case Verdict.JUDGE_ERROR | Verdict.NOT_JUDGED:
                unknown = Outcome(values=values, standing=Standing.UNKNOWN, warning=result.message)
                return unknown, None
            case Verdict.WRONG_ANSWER:
                return self._broken(values, self.agreement, result), None
            case _:
                return self._broken(values, ENDS, result), None

    def _kept(self, values: Values, answer: Value, result: CaseResult) -> Outcome:
        """Say what an accepted run leaves behind: changed arguments, a state that spoils the next.

        Only a loop can see that.
        """
        source, reply = self._loop(), None
        if source is not None and (source.keeps or source.repeats):
            (reply,) = ask_all(source, [call_for(self.problem, self.style, values)], self.machine)
        if reply is None:
            return Outcome(values=values, standing=Standing.HOLDS)
        if reply.get("changed"):
            names = ", ".join(self.problem.parameters[at].name for at in reply["changed"])
            return self._spoilt(values, KEEPS, result, Text(names, names))
        if "again_failed" in reply:
            said = Text(reply["again_failed"], reply["again_failed"])
            return self._spoilt(values, REPEATS, result, said)
        if "again" in reply:
            again, failure = result_in(self.problem, self.style, {"value": reply["again"]})
            if failure is not None or not self._seems_right(Solved(again), answer):
                shown = json.dumps(reply["again"], ensure_ascii=False)
                said = Text(f"the second time {shown}", f"두 번째에는 {shown}")
                return self._spoilt(values, REPEATS, result, said)
        return Outcome(values=values, standing=Standing.HOLDS)

    def _spoilt(self, values: Values, law: Law, result: CaseResult, said: Text) -> Outcome:
        """Make a wrong answer of an accepted run, for what it leaves behind."""
        message = Text(f"{law.says.en}: {said.en}", f"{law.says.ko}: {said.ko}")
        wrong = replace(result, verdict=Verdict.WRONG_ANSWER, message=message)
        return self._broken(values, law, wrong)

    # The author's laws.

    def _ruled(self, inputs: Sequence[Values], results: dict[int, Value]) -> dict[int, Outcome]:
        """Return the outcomes that the author's laws change."""
        if not self.court.laws.functions or not results:
            return {}
        results = {at: value for at, value in results.items() if at % self.law_stride == 0}
        pairs = [(inputs[at], value) for at, value in results.items()]
        rulings = self.court.rule(pairs, self._solve_quickly)
        return {
            at: self._confirmed(inputs[at], of_one)
            for at, of_one in zip(results, rulings, strict=True)
            if of_one
        }

    def _confirmed(self, values: Values, rulings: Sequence[Ruling]) -> Outcome:
        """Rule again on runs by themselves, and on the reference: a law that it breaks is wrong."""
        if rulings[0].failed:
            return self._law_failed(values, rulings[0])
        (answer,) = self.answers.answers(self.machine, [values])
        if isinstance(answer, NoAnswer):
            return Outcome(values=values, standing=Standing.UNKNOWN, warning=answer.reason)
        ready = answered(self.problem, question(self.problem, values), answer.value)
        result = self.single.judge(ready, comparing=False)
        value, failure = value_of(self.problem, self.style, result)
        if failure is not None:
            return Outcome(values=values, standing=Standing.HOLDS)
        (again,) = self.court.rule([(values, value)], self._solve_alone)
        broken = [ruling for ruling in again if not ruling.failed]
        if not broken:
            return Outcome(values=values, standing=Standing.HOLDS)
        (of_reference,) = self.court.rule([(values, answer.value)], self._solve_rightly)
        sound = [r for r in broken if r.law not in [other.law for other in of_reference]]
        if not sound:
            return self._law_failed(values, of_reference[0])
        wrong = replace(result, verdict=Verdict.WRONG_ANSWER, message=sound[0].reason)
        return self._broken(values, sound[0].law, wrong)

    def _law_failed(self, values: Values, ruling: Ruling) -> Outcome:
        place, said = self.court.laws.place_of(ruling.law), ruling.of_reference()
        warning = Text(f"{place}: {said.en}", f"{place}: {said.ko}")
        return Outcome(values=values, standing=Standing.UNKNOWN, warning=warning)

    def _solve_quickly(self, inputs: Sequence[Values]) -> list[Solved | None]:
        guesses = list(self._guesses(inputs))
        alone = iter(self._solve_alone([v for v, g in zip(inputs, guesses, strict=True) if not g]))
        return [guess or next(alone) for guess in guesses]

    def _solve_alone(self, inputs: Sequence[Values]) -> list[Solved | None]:
        solved: list[Solved | None] = []
        for values in inputs:
            result = self.single.judge(question(self.problem, values), comparing=False)
            value, failure = value_of(self.problem, self.style, result)
            solved.append(Solved(value) if failure is None else None)
        return solved

    def _solve_rightly(self, inputs: Sequence[Values]) -> list[Solved | None]:
        answers = self.answers.answers(self.machine, inputs)
        return [Solved(each.value) if isinstance(each, Answer) else None for each in answers]
