"""How many mutants a problem's cases kill, and what would kill the others, on the screen."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from judge.authoring.grade import Grade, MutantJudged
from judge.cli.cells import wrap
from judge.cli.terminal import Terminal
from judge.model.text import Locale, Text

_GRADE = Text(
    "mutants: {killed} of {counted} killed ({share:.0%}), {equivalent} equivalent",
    "변이: {counted}개 중 {killed}개를 잡음({share:.0%}), 동치 {equivalent}개",
)
_NONE = Text("mutants: none can be made here", "변이: 만들 수 있는 것이 없음")
_SURVIVES = Text("survives", "놓침")
_KILLER = Text("a case that would kill it: {input}", "이 변이를 잡는 케이스: {input}")
_MISSING = Text(
    "cases that kill all of them: {count} (--fix adds them)",
    "놓친 변이를 모두 잡는 케이스: {count}개(--fix로 추가)",
)
_ADDED = Text("added to problem.yaml: {names}", "problem.yaml에 추가: {names}")


@dataclass(slots=True)
class Graded:
    """What was found out with mutants; ``grade`` is None where nobody asked.

    ``added`` are names of cases that were written into problem.yaml.
    """

    grade: Grade | None = None
    survivors: list[MutantJudged] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def grade_lines(graded: Graded, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Tell the share of mutants that the cases kill, and what would kill the others."""
    grade = graded.grade
    if grade is None:
        return
    counted = grade.killed + grade.survived
    if not counted + grade.equivalent:
        yield f"  {_NONE.say(locale)}"
        return
    yield "  " + _GRADE.say(locale).format(
        killed=grade.killed, counted=counted, share=grade.share, equivalent=grade.equivalent
    )
    for judged in graded.survivors:
        place = f"{judged.path.parent.name}/{judged.path.name}:{judged.mutant.line}"
        kind, mutant = judged.mutant.kind.say(locale), judged.mutant
        word = terminal.paint(_SURVIVES.say(locale), "yellow", bold=True)
        yield f"  {word}: {place}: {kind}"
        yield f"    {mutant.before} → {mutant.after}"
        if judged.killer is not None:
            inputs = ", ".join(
                f"{n} = {json.dumps(v, ensure_ascii=False)}"
                for n, v in judged.killer.values.items()
            )
            said = _KILLER.say(locale).format(input=inputs)
            yield from (f"    {line}" for line in wrap(said, terminal.width - 4))
    if grade.missing and not graded.added:
        yield "  " + _MISSING.say(locale).format(count=len(grade.missing))
    if graded.added:
        yield "  " + _ADDED.say(locale).format(names=", ".join(graded.added))


def grade_record(graded: Graded) -> dict[str, object] | None:
    """Return what was found out with mutants; None where nobody asked."""
    grade = graded.grade
    if grade is None:
        return None
    return {
        "killed": grade.killed,
        "survived": grade.survived,
        "equivalent": grade.equivalent,
        "added": graded.added,
        "missing": [dict(tables.rows) for tables in grade.missing],
        "survivors": [
            {
                "path": str(each.path),
                "line": each.mutant.line,
                "kind": {"en": each.mutant.kind.en, "ko": each.mutant.kind.ko},
                "before": each.mutant.before,
                "after": each.mutant.after,
                "input": None if each.killer is None else dict(each.killer.values),
            }
            for each in graded.survivors
        ],
    }
