"""The languages that we know, read from ``languages.yaml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from judge.errors import NothingMatched
from judge.languages.compiled_data import compiled
from judge.model.language import Entry, Language, PrecompiledHeader, Tool, Wire
from judge.model.quantity import parse_size

_FILE = Path(__file__).with_name("languages.yaml")
_PAIRS = ("install", "environment")
_LISTS = (
    *("extensions", "optional_flags", "function_flags", "compile", "run", "artifacts"),
    *("out_of_memory", "views", "interpreted"),
)


@cache
def languages() -> tuple[Language, ...]:
    """Return all languages, in the order of the file."""
    return tuple(_language(entry) for entry in compiled(_FILE, _parse))


def _parse(text: bytes) -> Any:
    import yaml  # 9 ms, when the file has changed

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it is built
    return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader


def by_id(name: str) -> Language:
    """Return the language called ``name``; NothingMatched, with a guess, where there is none."""
    for language in languages():
        if language.id == name:
            return language
    from difflib import get_close_matches  # a slow import, for those who mistype only

    known = [language.id for language in languages()]
    close = get_close_matches(name, known, n=1)
    en = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
    ko = f"혹시 {close[0]} 인가요?" if close else f"쓸 수 있는 언어: {', '.join(known)}"
    raise NothingMatched(f"there is no language {name!r}; {en}", f"{name!r} 언어는 없습니다. {ko}")


def language_of(path: Path) -> Language:
    """Return the language of a file by its extension; NothingMatched where we know none."""
    extension = path.suffix.removeprefix(".").lower()
    for language in languages():
        if extension in language.extensions:
            return language
    known = ", ".join("." + language.extensions[0] for language in languages())
    raise NothingMatched(
        f"{path}: no language is known by the extension {path.suffix!r}; known are {known}",
        f"{path}: 확장자 {path.suffix!r}에 해당하는 언어가 없습니다. 쓸 수 있는 확장자: {known}",
    )


def _language(entry: Mapping[str, Any]) -> Language:
    fields = dict(entry)
    fields["tools"] = tuple(
        Tool(role=role, **{key: _frozen(value) for key, value in tool.items()})
        for role, tool in fields.get("tools", {}).items()
    )
    fields["entry"] = Entry(**{key: _frozen(value) for key, value in fields["entry"].items()})
    if "precompiled_header" in fields:
        header = fields["precompiled_header"]
        fields["precompiled_header"] = PrecompiledHeader(
            **{key: _frozen(value) for key, value in header.items()}
        )
    for key in _PAIRS:
        fields[key] = tuple(fields.get(key, {}).items())
    for key in _LISTS:
        fields[key] = tuple(fields.get(key, ()))
    fields["reserved"] = tuple(fields.get("reserved", "").split())
    fields["wire"] = Wire(fields["wire"]) if "wire" in fields else None
    fields["runtime_bytes"] = parse_size(fields["runtime_bytes"])
    return Language(**fields)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
