"""Reads a package's statement: the file of a language, as Markdown, and the title."""

import re
from collections.abc import Mapping
from pathlib import Path

from judge.catalog.icpc.latex import Converter
from judge.catalog.icpc.mathematics import plain_mathematics
from judge.frozen import frozen
from judge.model.constant import with_constants
from judge.model.text import Text

_FOLDERS = ("statement", "problem_statement")
_FILE = re.compile(r"problem(?:\.([a-zA-Z]{2,3}(?:-[A-Za-z]{2})?))?\.(tex|md|pdf)")
_PLAIN_TITLE = re.compile(r"^%%\s*plainproblemname:\s*(.+)$", re.MULTILINE)
_MATH = re.compile(r"\$\$(.+?)\$\$|\$((?:\\.|[^$\\\n])+)\$", re.DOTALL)
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_NO_STATEMENT = Text("(this package has no statement)", "(지문이 없는 패키지입니다)")
_PDF = Text("(the statement is a PDF file: {name})", "(지문은 PDF 파일입니다: {name})")
_ENGLISH, _KOREAN = "en", "ko"


@frozen
class Statement:
    """The title and the text, as Markdown, for each of our two languages."""

    title: Text
    text: Text


def read_statement(
    folder: Path, names: Mapping[str, str], constants: Mapping[str, str]
) -> Statement:
    """Read the statements; a language of ours that has none gets English, or else the first."""
    files = _files(folder)
    english = _choice(files, _ENGLISH)
    korean = _choice(files, _KOREAN)
    en = _page(folder, english, files, constants, _ENGLISH)
    ko = _page(folder, korean, files, constants, _KOREAN)
    return Statement(
        title=Text(
            _title(names, english, en[0], folder.name), _title(names, korean, ko[0], folder.name)
        ),
        text=Text(en[1], ko[1]),
    )


def _files(folder: Path) -> dict[str, Path]:
    """Statements by language; of one language a text before a PDF."""
    found: dict[str, Path] = {}
    for name in _FOLDERS:
        for file in sorted((folder / name).glob("problem*")) if (folder / name).is_dir() else ():
            match = _FILE.fullmatch(file.name)
            if match is None or not file.resolve().is_relative_to(folder.resolve()):
                continue
            language = match[1] or _ENGLISH
            if language not in found or found[language].suffix == ".pdf":
                found[language] = file
    return found


def _choice(files: Mapping[str, Path], wanted: str) -> str | None:
    for language in (wanted, _ENGLISH, *sorted(files)):
        if language in files:
            return language
    return None


def _page(
    folder: Path,
    language: str | None,
    files: Mapping[str, Path],
    constants: Mapping[str, str],
    locale: str,
) -> tuple[str | None, str]:
    """Return the title that the file itself says, if it does, and the Markdown."""
    if language is None:
        return None, _NO_STATEMENT.say(locale)
    file = files[language]
    if file.suffix == ".pdf":
        return None, _PDF.say(locale).format(name=file.relative_to(folder))
    source = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix == ".md":
        return None, readable_markdown(source, constants)
    converter = Converter(constants)
    text = converter.markdown(source)
    plain = _PLAIN_TITLE.search(source)
    return (plain[1].strip() if plain else converter.title), text


def readable_markdown(source: str, constants: Mapping[str, str]) -> str:
    """Write formulas as text, but not within code, and put constants in everywhere.

    The places of samples are left out.
    """
    values = {**dict.fromkeys(("nextsample", "remainingsamples"), ""), **constants}
    pieces = _CODE.split(with_constants(source, values))
    return "".join(
        piece if index % 2 else _MATH.sub(_formula, piece) for index, piece in enumerate(pieces)
    )


def _formula(found: re.Match[str]) -> str:
    text = re.sub(r"([*_`<])", r"\\\1", plain_mathematics(found[1] or found[2]))
    return f"\n\n{text}\n\n" if found[1] else text


def _title(names: Mapping[str, str], language: str | None, said: str | None, folder: str) -> str:
    named = (
        names.get(language or _ENGLISH) or names.get(_ENGLISH) or next(iter(names.values()), None)
    )
    return named or said or folder
