"""Reads a program that lies on the disk: a file, or a folder with several.

The language is the one that most of the files belong to. Of several files the one is started that
is called ``main`` (or ``__main__``), else the one that has a main function, else the first.
"""

import ast
import re
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen
from judge.languages.registry import by_id, languages
from judge.languages.source import code_of
from judge.model.constant import file_with_constants
from judge.model.language import Language
from judge.model.submission import SourceFile

_MAIN = re.compile(r"(?:__main__|main)\..*", re.IGNORECASE)
_MAIN_FUNCTION = re.compile(r"\bmain\s*\(|\bfun\s+main\b")
_PYTHON_2 = re.compile(r"^\s*print\s+[^\s(=]|\b(?:raw_input|xrange)\s*\(", re.MULTILINE)
_SHEBANG_2 = re.compile(r"#!.*\bpython2")
_IGNORED = frozenset({"__pycache__"})
_PYTHONS = frozenset({"pypy", "python2"})  # which run files of Python's, where they are asked for
_CODES = {"python": "python3"}  # our id of a language and the code that the format gives it


@frozen
class ProgramFiles:
    """A program as it was found; ``name`` and ``files`` are there where it has several files."""

    language: Language
    source: str
    name: str | None = None
    files: tuple[SourceFile, ...] = ()


@frozen
class Reading:
    """How to read a program: None leaves it to the files.

    ``include`` is a folder with a folder of files for each language, and ``default``; ``constants``
    are put in for ``{{name}}`` in those, and in the program itself where it is the ``author``'s.
    ``guess_version`` tells Python 2 from 3 by the source. No file may lead out of the folder
    ``inside`` by a symbolic link: people share what they have not written.
    """

    language: str | None = None
    entry: str | None = None
    include: Path | None = None
    constants: tuple[tuple[str, str], ...] = ()
    author: bool = False
    guess_version: bool = False
    inside: Path | None = None


def read_program(path: Path, how: Reading) -> ProgramFiles:
    """Read the program at ``path``; ContentError where it is none that we know."""
    found = {path.name: path} if path.is_file() else _files(path)
    language = _chosen(path, found, how)
    included = {} if how.include is None else _included(how.include, language)
    for file in (*found.values(), *included.values()):
        _check_inside(file, how.inside)
    constants = dict(how.constants)
    own = constants if how.author else {}
    contents = {name: file_with_constants(_read(file), own) for name, file in found.items()}
    for name, file in included.items():
        contents[name] = file_with_constants(_read(file), constants)
    main = _main(path, contents, language, how.entry)
    try:
        source = contents.pop(main).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _mistake(
            found.get(main, path),
            f"not UTF-8 (byte {error.start}); save it as UTF-8",
            f"UTF-8이 아닙니다({error.start}번째 바이트). UTF-8로 저장하세요",
        ) from error
    if (
        how.language is None
        and how.guess_version
        and language.id == "python"
        and is_python_2(source)
    ):
        language = by_id("python2")
    files = tuple(SourceFile(name, content) for name, content in sorted(contents.items()))
    return ProgramFiles(language=language, source=source, name=main if files else None, files=files)


def is_python_2(source: str) -> bool:
    """Whether a source was written for Python 2: it says so, or means nothing to Python 3."""
    if _SHEBANG_2.match(source):
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _PYTHON_2.search(source) is not None
    used = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
    stored = {
        each.id
        for each in ast.walk(tree)
        if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)
    }
    return bool({"raw_input", "xrange"} & used - stored)


def _files(folder: Path) -> dict[str, Path]:
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and not any(
            part.startswith(".") or part in _IGNORED for part in file.relative_to(folder).parts
        )
    }


def _chosen(path: Path, found: Mapping[str, Path], how: Reading) -> Language:
    if how.language is not None:
        return by_id(how.language)
    counts = Counter(
        language.id
        for name in found
        for language in languages()
        if _extension(name) in language.extensions
    )
    if counts:
        return by_id(counts.most_common(1)[0][0])
    raise _mistake(
        path,
        "no language is known by the extension of any file here",
        "확장자로 알 수 있는 언어의 파일이 없습니다",
    )


def _extension(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").lower()


def _included(include: Path, language: Language) -> dict[str, Path]:
    for name in (_CODES.get(language.id, language.id), language.id, "default"):
        if (include / name).is_dir():
            return _files(include / name)
    return {}


def _check_inside(file: Path, folder: Path | None) -> None:
    if folder is None or file.resolve().is_relative_to(folder.resolve()):
        return
    raise _mistake(
        file,
        "leads out of the problem's folder; put the file inside it",
        "문제 폴더 밖의 파일입니다. 폴더 안에 두세요",
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown"
        raise _mistake(file, f"cannot be read: {reason}", f"읽을 수 없습니다: {reason}") from error


def _main(path: Path, contents: Mapping[str, bytes], language: Language, entry: str | None) -> str:
    like = by_id("python").extensions if language.id in _PYTHONS else ()
    own = [name for name in contents if _extension(name) in {*language.extensions, *like}]
    if entry is not None:
        own = [name for name in own if entry in {name, PurePath(name).stem}] or own
    if not own:
        raise _mistake(
            path,
            f"there is no file of {language.name} in it",
            f"{language.name} 파일이 없습니다",
        )
    return next(iter(_preferred(own, contents, language)), own[0])


def _preferred(own: Sequence[str], contents: Mapping[str, bytes], language: Language) -> list[str]:
    named = [name for name in own if _MAIN.fullmatch(name)]
    return named or [
        name
        for name in own
        if _MAIN_FUNCTION.search(code_of(contents[name].decode(errors="replace"), language))
    ]


def _mistake(path: Path, en: str, ko: str) -> ContentError:
    return ContentError([Mistake(place=Place(file=path), key="", en=en, ko=ko)])
