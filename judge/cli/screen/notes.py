"""What came of checking notes, on the screen and as JSON."""

from collections.abc import Iterator
from pathlib import Path

from judge.cli.cells import cut, pad, printable, width, wrap
from judge.cli.terminal import Color, Terminal
from judge.errors import Mistake
from judge.model.text import Locale, Text
from judge.study.notes.finding import Finding, Report, Staleness, Word

_WORDS = {
    Word.CONSISTENT: Text("consistent", "가능"),
    Word.CONTRADICTED: Text("contradicted", "반박됨"),
    Word.UNKNOWN: Text("unknown", "모름"),
}
_COLORS: dict[Word, Color | None] = {
    Word.CONSISTENT: "green",
    Word.CONTRADICTED: "red",
    Word.UNKNOWN: None,
}
_STALE = Text("stale", "오래됨")
_TEXT = Text("text", "글")
_DRY_RUN = Text("dry run", "손으로 따라가기")
_MAKE_IT = Text("make it now? {command}", "지금 만들까요? {command}")
_LINE = Text("line {line}: {text}", "{line}행: {text}")
_COUNTS = Text(
    "{contradicted} contradicted, {consistent} consistent, {unknown} unknown",
    "반박됨 {contradicted}, 가능 {consistent}, 모름 {unknown}",
)
_INDENT = "  "


def report_lines(
    report: Report, file: Path, title: Text, locale: Locale, terminal: Terminal
) -> Iterator[str]:
    """Yield the page of one note."""
    yield f"{terminal.paint(title.say(locale), bold=True)} ({report.slug}) · {file}"
    if report.stale is not None:
        yield from _stale(report.stale, locale, terminal)
    words = max(width(text.say(locale)) for text in _WORDS.values())
    for finding in report.findings:
        yield from _finding(finding, words, locale, terminal)
    for remark in report.remarks:
        said = _LINE.say(locale).format(line=remark.place.line, text=remark.text.say(locale))
        first, *rest = wrap(said, terminal.width - words - 4)
        yield f"{_INDENT}{pad(_TEXT.say(locale), words)}  {first}"
        yield from (f"{_INDENT}{' ' * words}  {line}" for line in rest)
    counts = {word.value: 0 for word in Word}
    for finding in report.findings:
        counts[finding.word.value] += 1
    yield _INDENT + _COUNTS.say(locale).format(**counts)


def _stale(stale: Staleness, locale: Locale, terminal: Terminal) -> Iterator[str]:
    word = terminal.paint(_STALE.say(locale), "yellow", bold=True)
    yield f"{_INDENT}{word}"
    yield from (f"    {line}" for line in wrap(stale.text.say(locale), terminal.width - 4))
    for line in stale.change.diff if stale.change else ():
        shown = cut(printable(line), terminal.width - 6)
        colors: dict[str, Color] = {"+": "green", "-": "red"}
        yield f"      {terminal.paint(shown, colors.get(line[:1]))}".rstrip()


def _finding(finding: Finding, words: int, locale: Locale, terminal: Terminal) -> Iterator[str]:
    word = pad(_WORDS[finding.word].say(locale), words)
    painted = terminal.paint(word, _COLORS[finding.word], bold=finding.word is Word.CONTRADICTED)
    claim = _DRY_RUN.say(locale) if finding.claim == "dry run" else finding.claim
    said = f"{claim}: {finding.said}" if finding.said else claim
    room = terminal.width - words - 4
    yield f"{_INDENT}{painted}  {cut(printable(said), room)}"
    why = printable(finding.why.say(locale))
    yield from (f"{_INDENT}{' ' * words}    {line}" for line in wrap(why, room - 2))
    if finding.remedy:
        command = _MAKE_IT.say(locale).format(command=finding.remedy)
        yield from (f"{_INDENT}{' ' * words}    {line}" for line in wrap(command, room - 2))


def report_record(report: Report, file: Path) -> dict[str, object]:
    """Return a report as JSON."""
    return {
        "slug": report.slug,
        "file": str(file),
        "stale": None if report.stale is None else _stale_record(report.stale),
        "findings": [
            {
                "claim": finding.claim,
                "said": finding.said,
                "word": finding.word.value,
                "why": _both(finding.why),
                "line": finding.place.line,
                "column": finding.place.column,
                "remedy": finding.remedy or None,
            }
            for finding in report.findings
        ],
        "remarks": [
            {"line": remark.place.line, "text": _both(remark.text)} for remark in report.remarks
        ],
        "mistakes": [],
    }


def broken_record(slug: str, file: Path, mistakes: tuple[Mistake, ...]) -> dict[str, object]:
    """Return a note that cannot be read as JSON."""
    return {
        "slug": slug,
        "file": str(file),
        "stale": None,
        "findings": [],
        "remarks": [],
        "mistakes": [
            {
                "line": mistake.place.line,
                "column": mistake.place.column,
                "key": mistake.key,
                "text": {"en": mistake.en, "ko": mistake.ko},
            }
            for mistake in mistakes
        ],
    }


def _stale_record(stale: Staleness) -> dict[str, object]:
    change = stale.change
    return {
        "text": _both(stale.text),
        "functions": list(change.functions) if change else [],
        "lines": [list(pair) for pair in change.lines] if change else [],
        "diff": list(change.diff) if change else [],
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "ko": text.ko}
