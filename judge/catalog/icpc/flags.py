"""Turns flags of a validator into the choice of a checker."""

from pathlib import Path

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node
from judge.errors import Place
from judge.frozen import frozen
from judge.model.problem import CheckerChoice, CheckerName

_TOLERANCES = ("float_tolerance", "float_absolute_tolerance", "float_relative_tolerance")
_WORDS = ("case_sensitive", "space_change_sensitive")


@frozen
class FlagReader:
    """Reads flags; ``validator`` is the author's own program, None for the default validator."""

    validator: Path | None
    mistakes: Mistakes

    def choice(self, flags: tuple[str, ...], at: Node | Place, key: str) -> CheckerChoice:
        """Return the checker with these flags; mistakes are noted at ``at``."""
        if self.validator is not None:
            return CheckerChoice(name=CheckerName.PROGRAM, program=self.validator, arguments=flags)
        tolerances: dict[str, float] = {}
        rest = list(flags)
        words = set()
        while rest:
            flag = rest.pop(0)
            if flag in _WORDS:
                words.add(flag)
            elif flag in _TOLERANCES and rest:
                self._tolerance(flag, rest.pop(0), tolerances, (at, key))
            else:
                self._refuse(flag, at, key)
        both = tolerances.get("float_tolerance")
        return CheckerChoice(
            name=CheckerName.ICPC,
            case_sensitive="case_sensitive" in words,
            space_sensitive="space_change_sensitive" in words,
            absolute=tolerances.get("float_absolute_tolerance", both),
            relative=tolerances.get("float_relative_tolerance", both),
        )

    def _tolerance(
        self, flag: str, text: str, tolerances: dict[str, float], at: tuple[Node | Place, str]
    ) -> None:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if value >= 0:
            tolerances[flag] = value
            return
        self.mistakes.add(
            *at,
            f"{flag} needs a number such as 1e-6, found {text}",
            f"{flag} 뒤에는 1e-6 같은 수가 필요합니다. 찾은 값: {text}",
        )

    def _refuse(self, flag: str, at: Node | Place, key: str) -> None:
        known = ", ".join((*_WORDS, *_TOLERANCES))
        reason = " without a number" if flag in _TOLERANCES else ""
        reason_ko = "(뒤에 수가 없음)" if flag in _TOLERANCES else ""
        self.mistakes.add(
            at,
            key,
            f"the default validator has no flag {flag}{reason}; it takes {known}",
            f"기본 검증 프로그램에 {flag} 옵션이 없습니다{reason_ko}. 가능한 옵션: {known}",
        )
