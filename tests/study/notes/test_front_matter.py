"""The head of a note: claims with their places, mistakes with theirs."""

from pathlib import Path

import pytest

from judge.errors import ContentError
from judge.study.notes.document import About, load_note, note_of
from tests.study.notes.material import note

WHOLE = """\
---
format: 1
problem: pair-with-target
attempt: 12   # mine
code_hash: "0123456789ab"
claims:
  time: O(n)
  space: O(n)
  n: len(numbers)
  edge_cases: [empty, zeros]
  grain: [month]
  nulls: [a.b]
  index: a(b)
  number: 3x
spoken: {target_seconds: 60, last: 71}
tags: [hash]
---
# Title

## 1. Restate / 문제를 내 말로
words

```
## no heading
```

## 8. Dry run
"""


def test_whole() -> None:
    """Every key is read, and every claim knows its line and column."""
    front = note_of(WHOLE.encode(), Path("n.md")).front

    assert front.problem == "pair-with-target"
    assert front.attempt == 12
    assert front.code_hash is not None
    assert front.code_hash.said == "0123456789ab"
    assert front.time is not None
    assert str(front.time.place) == "n.md:7:9"
    assert [(each.said, each.place.column) for each in front.edge_cases] == [
        ("empty", 16),
        ("zeros", 23),
    ]
    assert [each.said for each in (*front.grain, *front.nulls)] == ["month", "a.b"]
    assert front.index is not None
    assert front.number is not None
    assert front.target_seconds is not None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sections(end: str) -> None:
    """Sections are parted by headings of the second level, and not by those in code."""
    read = note_of(WHOLE.replace("\n", end).encode(), Path("n.md"))

    assert [(each.heading, each.line) for each in read.sections] == [
        ("1. Restate / 문제를 내 말로", 20),
        ("8. Dry run", 27),
    ]
    assert read.sections[0].text == "words\n\n```\n## no heading\n```\n"
    assert read.about(About.DRY_RUN) == read.sections[1]
    assert read.about(About.SPOKEN) is None


def test_nothing_claimed() -> None:
    """Keys without values claim nothing."""
    front = note("time:\nspace:\nn:\nedge_cases:", head="attempt:\ncode_hash:\n").front

    assert (front.time, front.size, front.attempt, front.code_hash) == (None, None, None, None)
    assert front.edge_cases == ()


@pytest.mark.parametrize(
    "text, said",
    [
        ("# Title\n", "n.md:1:1: a note begins with its claims"),
        ("", "n.md:1:1: a note begins with its claims"),
        ("---\nformat: 1\n# Title\n", "n.md:1:1: the line --- that ends the claims is missing"),
        ("---\n---\n", "the file is empty"),
        ("---\nproblem: a\n---\n", "n.md:2:1: format: this key is missing"),
        ("---\nformat: 2\n---\n", "n.md:2:9: format: expected 1"),
        ("---\nformat: 1\nclaims: {tme: O(n)}\n---\n", "n.md:3:10: claims.tme: unknown key; did"),
        ("---\nformat: 1\nclaims: O(n)\n---\n", "n.md:3:9: claims: expected a mapping"),
        ("---\nformat: 1\nclaims:\n  time: 1\n---\n", "n.md:4:9: claims.time: YAML reads 1 as a"),
        ("---\nformat: 1\ncode_hash: 5e12\n---\n", "n.md:3:12: code_hash"),
        ("---\nformat: 1\nattempt: last\n---\n", "n.md:3:10: attempt: expected a whole number"),
        ("---\nformat: 1\nclaims: {n: [}\n---\n", "n.md:3:"),
    ],
)
def test_mistakes(text: str, said: str) -> None:
    """A mistake is told with its line and column in the note."""
    with pytest.raises(ContentError) as caught:
        note_of(text.encode(), Path("n.md"))

    assert said in caught.value.en


def test_files(tmp_path: Path) -> None:
    """A note is read from its file; one that is not UTF-8 is told."""
    file = tmp_path / "notes.md"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())
    read = load_note(file)
    file.write_bytes(WHOLE.encode("cp949"))

    assert read.front.attempt == 12
    with pytest.raises(ContentError, match="not UTF-8"):
        load_note(file)
