"""The text of a file: its encoding, its size, and the tree that is built from it."""

from pathlib import Path

import pytest
import yaml

from judge.catalog import yaml_source
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, ScalarNode, describe, join
from judge.catalog.yaml_source import parse_yaml, read_text
from judge.errors import ContentError, Place

FILE = Path("problem.yaml")


def _plain(node: Node) -> object:
    match node:
        case ScalarNode(text=text):
            return text
        case ListNode(items=items):
            return [_plain(item) for item in items]
        case MappingNode(pairs=pairs):
            return {key.text: _plain(value) for key, value in pairs}


def _said(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        _read_whole(text)
    return caught.value.en


def _read_whole(text: str) -> None:
    mistakes = Mistakes(FILE)
    parse_yaml(text, mistakes)
    mistakes.raise_any()


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml's parser and with PyYAML's own, which serves where it is missing."""
    if request.param == "pure Python":
        monkeypatch.setattr(yaml_source, "Parser", yaml.SafeLoader)


@pytest.mark.usefixtures("parser")
def test_positions_count_from_one() -> None:
    """Every node knows the line and column of its first character, Hangul counted as one."""
    root = parse_yaml("키: {a: 1,\n  b: [x, 'y']}\n", Mistakes(FILE))
    assert isinstance(root, MappingNode)
    inner = root.pairs[0][1]
    assert isinstance(inner, MappingNode)
    items = inner.pairs[1][1]
    assert isinstance(items, ListNode)

    assert (inner.line, inner.column) == (1, 4)
    assert (items.line, items.column) == (2, 6)
    assert [(item.line, item.column) for item in items.items] == [(2, 7), (2, 10)]


@pytest.mark.usefixtures("parser")
def test_aliases_stand_for_their_anchors() -> None:
    """An alias is the node that it names, as often as it is named."""
    root = parse_yaml("a: &x [1, &y 2]\nb: *x\nc: [*y]\n", Mistakes(FILE))

    assert _plain(root) == {"a": ["1", "2"], "b": ["1", "2"], "c": ["2"]}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text, said",
    [
        ("a: [1,\nb: 2", "2:5: the list that [ opened in line 1 lacks a comma or its ]"),
        ("a: {b: 1", "1:9: the mapping that { opened in line 1 lacks a comma or its }"),
        ("a:\n\tb: 1", "2:1: a tab stands where YAML wants spaces"),
        ("a: |\n\ttext\n", "2:1: a tab stands where YAML wants spaces"),
        ("a: b: c", "1:5: a second colon in this line"),
        ("a: `b`", "1:4: a value cannot begin with `"),
        ('a: "b', "1:4: this quotation mark is not closed"),
        ("a: 'b\n---\nc: 1", "1:4: this quotation mark is not closed"),
        ("- a\nb: 1", "2:1: this line does not continue the list of line 1"),
        ("a: 1\n- b", "2:1: this line does not continue the mapping of line 1"),
        ("a: [1]]", "1:7: this line does not continue the mapping of line 1"),
        ("a: |x\n  b", "1:5: nothing may follow | or > in its line"),
        ("a: 1\nbc\n", "2:1: a key needs a colon and a space"),
        ("a: [,]", "1:5: a value is missing here"),
        ("a: - b", "1:4: a list with - cannot begin here"),
        ("%YAML 3.0\n---\na: 1", "1:1: YAML cannot be read here: found incompatible YAML"),
        ("a: *b", "1:4: *b has no finished anchor &b before it"),
        ("a: &b [*b]", "1:8: *b has no finished anchor &b before it"),
        ("a: 1\n---\na: 1\n", "2:1: a second document begins here"),
        ("# nothing\n", "1:1: the file is empty"),
        ("- " * 100 + "a", "1:129: nested more than 64 levels deep"),
    ],
)
def test_syntax_is_explained(text: str, said: str) -> None:
    """Both parsers lead to the same message at the same place, in our words."""
    assert _said(text).startswith(f"problem.yaml:{said}")


def test_unknown_escapes_are_explained() -> None:
    """A backslash of a Windows path or a pattern is the author's commonest escape."""
    assert "this backslash means nothing in double quotes" in _said(r'a: "\d"')


def test_brackets_beyond_measure_end_quickly() -> None:
    """Deep nesting is refused by the parser itself or by the tree, and never recurses."""
    assert "deep" in _said("[" * 200_000)


@pytest.mark.usefixtures("parser")
def test_aliases_are_counted_as_what_they_stand_for() -> None:
    """A small file that would unfold into millions of values is refused at once."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    assert "more than 1,000,000 values" in _said("\n".join(lines))


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Values written out are counted as well."""
    monkeypatch.setattr(yaml_source, "MOST_NODES", 100)

    assert "more than 100 values" in _said("- a\n" * 101)


def test_several_mistakes_of_the_tree_are_told_together() -> None:
    """Duplicate keys, merge keys, tags and keys that are no words do not end the reading."""
    said = _said("a: {b: 1, b: 2}\n<<: {c: 1}\nd: !x e\n? [f]\n: g\nh: [{i: 1, i: 2}]\n'<<': 1\n")

    assert said.split("\n") == [
        "problem.yaml:1:11: a.b: this key was given before, in line 1; keep one of the two",
        "problem.yaml:2:1: <<: merge keys are not read here, since YAML 1.2 has none; "
        "write the keys out",
        "problem.yaml:3:4: d: tags such as !x are not read here; write the value alone",
        "problem.yaml:4:3: a key must be a word, not a list or a mapping; "
        "look for a missing quote or comma",
        "problem.yaml:6:12: h[0].i: this key was given before, in line 6; keep one of the two",
    ]


def test_a_tag_on_a_list_is_refused_too() -> None:
    """Tags build objects; none is read, wherever it stands."""
    assert "tags such as !!set are not read here" in _said("a: !!set {b}")


@pytest.mark.parametrize(
    "raw, said",
    [
        ("a: 1".encode("utf-16"), "1:1: the file is UTF-16 or UTF-32; save it as UTF-8"),
        ("a: 1".encode("utf-32"), "1:1: the file is UTF-16 or UTF-32; save it as UTF-8"),
        ("a: 1".encode("utf-16-be"), "1:1: the invisible character U+0000 is not allowed"),
        ("a: 1\n키: café".encode()[:-1], "2:7: the byte 0xc3 is not UTF-8"),
        ("a: 한글".encode("cp949"), "1:4: the byte 0xc7 is not UTF-8"),
        (b"a: 1\nb: \x07", "2:4: the invisible character U+0007 is not allowed"),
        ("a: 1\r\nb: \ufeff2".encode(), "2:4: the invisible character U+FEFF is not allowed"),
    ],
)
def test_encodings_are_explained(raw: bytes, said: str, tmp_path: Path) -> None:
    """Anything but UTF-8 is named, with the place of the first strange byte."""
    file = tmp_path / "problem.yaml"
    file.write_bytes(raw)
    with pytest.raises(ContentError) as caught:
        read_text(Mistakes(file))

    assert f"{file.name}:{said}" in caught.value.en


def test_a_byte_order_mark_of_utf_8_is_left_out(tmp_path: Path) -> None:
    """Windows editors write one; it is no part of the text and shifts no column."""
    file = tmp_path / "problem.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1")

    assert read_text(Mistakes(file)) == "a: 1"


def test_files_have_a_size_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file is refused by its size, before it is read."""
    monkeypatch.setattr(yaml_source, "LARGEST_FILE_BYTES", 2**20)
    file = tmp_path / "problem.yaml"
    with file.open("wb") as out:
        out.truncate(2**20 + 1)
    with pytest.raises(ContentError, match="the file is larger than 1 MiB"):
        read_text(Mistakes(file))


def test_only_files_are_read(tmp_path: Path) -> None:
    """A folder, or a pipe that would block for ever, is no file."""
    with pytest.raises(ContentError, match="this is no file"):
        read_text(Mistakes(tmp_path))


def test_mistakes_are_ordered_by_place() -> None:
    """Mistakes of the file itself come first, then those of others; lines decide, then columns."""
    mistakes = Mistakes(FILE)
    for file, line, column in (
        ("z", 1, 1),
        ("problem.yaml", 9, 1),
        ("a", 2, 1),
        ("problem.yaml", 2, 5),
    ):
        mistakes.add(Place(file=Path(file), line=line, column=column), "", "x", "x")

    assert [str(mistake.place) for mistake in mistakes.found] == [
        "problem.yaml:2:5",
        "problem.yaml:9:1",
        "a:2:1",
        "z:1:1",
    ]


@pytest.mark.parametrize(
    "name, path",
    [("b", "a.b"), ("b" * 99, f"a.{'b' * 40}..."), ("two\nlines", "a.two lines...")],
)
def test_paths_stay_on_one_line(name: str, path: str) -> None:
    """A key that is a whole text is cut, so that a message is one line."""
    assert join("a", name) == path


def test_long_values_are_cut_in_messages() -> None:
    """What was found is shown in at most forty characters, on one line."""
    node = ScalarNode("x" * 30 + "\n" + "y" * 30, "|", 1, 1)

    assert describe(node).en == f'"{"x" * 30} {"y" * 6}..."'
