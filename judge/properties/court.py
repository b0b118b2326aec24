"""Holds results against the laws of ``properties.py``, which run in the sandbox.

A law that calls ``solve`` stops there; its wish comes out, the submission is run on that input, and
the law is called again with what it gave. So a law never meets the submission, in whatever language
that is, and the submission never meets the law.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from judge.frozen import frozen
from judge.judging.inputs import signature_of, typed
from judge.judging.machine import Machine
from judge.model.counterexample import Law
from judge.model.domain import Value
from judge.model.problem import Problem
from judge.model.text import Text
from judge.properties.answers import allowed
from judge.properties.laws import Laws
from judge.properties.loop import Source, ask_all
from judge.properties.parts import Values, key_of

_MOST_QUESTIONS = 8  # that one law may ask about one input
_LONGEST_SHOWN = 200  # characters of an input or a result within a sentence


@frozen(kw_only=False)
class Solved:
    """What a submission returned."""

    value: Value


Solve = Callable[[Sequence[Values]], list[Solved | None]]
"""Runs a submission on allowed inputs; None where it fails on one."""


@frozen
class Ruling:
    """A law that is broken, with the reason; or that failed by itself, and then ``failed``."""

    law: Law
    reason: Text
    failed: bool = False

    def of_reference(self) -> Text:
        """Say that the law is at fault, as the author's solution does not obey it."""
        if self.failed:
            return self.reason
        name, reason = self.law.name, self.reason
        return Text(
            f"the author's own solution breaks the law {name}: {reason.en}",
            f"출제자의 풀이도 {name} 법칙을 어깁니다: {reason.ko}",
        )


@dataclass(slots=True, kw_only=True)
class _Hearing:
    """One law and one input, with what the law was told so far."""

    pair: int
    law: int
    values: Values
    result: Value
    answers: list[Value]
    asked: Values | None = None


@frozen
class Court:
    """Rules over results."""

    problem: Problem
    machine: Machine
    laws: Laws

    def rule(self, pairs: Sequence[tuple[Values, Value]], solve: Solve) -> list[list[Ruling]]:
        """Return the rulings against each pair of an input and its result, by law."""
        rulings: list[list[Ruling]] = [[] for _ in pairs]
        hearings = [
            _Hearing(pair=pair, law=law, values=values, result=result, answers=[])
            for pair, (values, result) in enumerate(pairs)
            for law in range(len(self.laws.functions))
        ]
        while hearings:
            asking = list(self._heard(hearings, rulings))
            hearings = self._answered(asking, solve)
        return [sorted(each, key=lambda ruling: ruling.failed) for each in rulings]

    def _heard(
        self, hearings: Sequence[_Hearing], rulings: list[list[Ruling]]
    ) -> Iterator[_Hearing]:
        """Call the laws; yield those that want to know more."""
        source = Source(
            file=self.laws.path.name,
            text=self.laws.text,
            how="law",
            signature=signature_of(self.problem),
        )
        replies = ask_all(source, [self._call(each) for each in hearings], self.machine)
        for hearing, reply in zip(hearings, replies, strict=True):
            law = self.laws.laws[hearing.law]
            if reply is not None and "ask" in reply:
                hearing.asked = self._typed(reply["ask"])
                yield hearing
            elif reply is not None and "broken" in reply:
                reason = self._reason(hearing, str(reply["broken"]))
                rulings[hearing.pair].append(Ruling(law=law, reason=reason))
            elif reply is None or "failed" in reply:
                said = "it did not end" if reply is None else str(reply["failed"])
                rulings[hearing.pair].append(
                    Ruling(law=law, reason=self._failure(hearing, said), failed=True)
                )

    def _call(self, hearing: _Hearing) -> dict[str, Any]:
        digest = sha256(repr(key_of(hearing.values)).encode()).digest()
        return {
            "law": self.laws.functions[hearing.law],
            "input": dict(hearing.values),
            "result": hearing.result,
            "answers": hearing.answers,
            "seed": int.from_bytes(digest[:6]),
        }

    def _typed(self, asked: dict[str, Any]) -> Values:
        domains = {parameter.name: parameter.domain for parameter in self.problem.parameters}
        return {n: typed(domains[n], v) if n in domains else v for n, v in asked.items()}

    def _answered(self, asking: Sequence[_Hearing], solve: Solve) -> list[_Hearing]:
        """Ask the submission; a law whose wish is not allowed, or fails, is not heard further."""
        patient = [each for each in asking if len(each.answers) < _MOST_QUESTIONS]
        wishes = [each.asked or {} for each in patient]
        fine = allowed(self.problem, wishes, self.machine)
        heard = [each for each, is_fine in zip(patient, fine, strict=True) if is_fine]
        going_on = []
        for hearing, solved in zip(heard, solve([h.asked or {} for h in heard]), strict=True):
            if solved is not None:
                hearing.answers.append(solved.value)
                going_on.append(hearing)
        return going_on

    def _reason(self, hearing: _Hearing, said: str) -> Text:
        """Say in one sentence how the law is broken; ``said`` is the author's reason, if any."""
        says = self.laws.laws[hearing.law].says
        en, ko = says.en, says.ko
        if said:
            en, ko = f"{en} ({said})", f"{ko} ({said})"
        if hearing.asked is None:
            return Text(en, ko)
        changed = {n: v for n, v in hearing.asked.items() if v != hearing.values.get(n)}
        changes = ", ".join(f"{name} = {shown(value)}" for name, value in changed.items())
        given = shown(hearing.answers[-1])
        if not changes:
            return Text(en, ko)
        return Text(
            f"{en}; for {changes} it returned {given}", f"{ko}. {changes} 일 때는 {given} 반환"
        )

    def _failure(self, hearing: _Hearing, said: str) -> Text:
        name, given = self.laws.functions[hearing.law], shown(dict(hearing.values))
        return Text(
            f"{name}() itself failed on {given}: {said}",
            f"{name}() 자체가 {given}에서 실패했습니다: {said}",
        )


def shown(value: Value) -> str:
    """Write a value so that it fits into a sentence."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
