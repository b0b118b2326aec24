"""What the command line makes of a real process: streams, colour, width, clock, machine."""

import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from judge.cli.cache import cache_folder
from judge.cli.context import real_context
from judge.cli.machine import Wish, open_machine, physical_cores
from judge.cli.screen.constraints import describe
from judge.cli.screen.difference import window
from judge.cli.screen.progress import Progress
from judge.cli.screen.table import table
from judge.cli.terminal import Terminal
from judge.languages.registry import by_id
from judge.model.domain import Domain, ListType, Order, RecordType, Scalar
from judge.model.expression import parse_bounds
from judge.model.text import Locale
from judge.model.verdict import Difference
from judge.sandbox.setup import Isolation
from tests.cli.world import Terminals


class Utf8(io.TextIOWrapper):
    """A stream of a given encoding."""

    def __init__(self, encoding: str) -> None:
        """Write into memory."""
        super().__init__(io.BytesIO(), encoding=encoding)

    def written(self) -> bytes:
        """Return what was written."""
        self.flush()
        return bytes(self.buffer.getvalue())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "stream, environment, arguments",
    [
        (Terminals(), {"NO_COLOR": "1"}, []),
        (Terminals(), {"TERM": "dumb"}, []),
        (Terminals(), {}, ["list", "--no-color"]),
        (io.StringIO(), {}, []),
    ],
)
def test_no_colour(
    stream: io.StringIO,
    environment: dict[str, str],
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever asks for no colour gets none, and so does a file."""
    for name, value in ({"NO_COLOR": "", "TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)

    assert not real_context(arguments).terminal.color


def test_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colour; an empty NO_COLOR counts as none (https://no-color.org)."""
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Terminals())

    assert real_context([]).terminal.color


@pytest.mark.parametrize("columns, width", [("120", 120), ("0", 80), ("wide", 80), ("", 80)])
def test_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS says how wide; without it and without a terminal it is 80."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    assert real_context([]).terminal.width == width


def test_clock_and_editor() -> None:
    """The clock is in UTC, and an editor is a process."""
    context = real_context([])

    assert abs(context.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert context.edit([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_hangul_on_a_stream_of_latin_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that the stream cannot hold is written by its number, never thrown."""
    stream = Utf8("latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    terminal = real_context([]).terminal
    terminal.show("é 한")
    terminal.show_json({"a": "한"})

    assert stream.written() == b'\xe9 \\ud55c\n{\n  "a": "\\ud55c"\n}\n'


def test_json_in_utf8() -> None:
    """Where the stream can hold Hangul, JSON holds it as itself."""
    stream = Utf8("utf-8")
    Terminal(out=stream, err=stream).show_json("한")

    assert stream.written() == '"한"\n'.encode()


@pytest.mark.parametrize(
    "environment, folder",
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/judge"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/judge"),
        ({"HOME": "/h"}, "/h/.cache/judge"),
        ({}, str(Path.home() / ".cache" / "judge")),
    ],
)
def test_cache_folder(environment: dict[str, str], folder: str) -> None:
    """The cache is where the XDG base directories say; a relative path is to be ignored."""
    assert cache_folder(environment) == Path(folder)


def test_threads_of_one_core_count_once(tmp_path: Path) -> None:
    """Two threads of a core are one; a CPU that is not described is a core of its own."""
    for cpu, siblings in {0: "0,2", 1: "1,3", 2: "0,2", 3: "1,3"}.items():
        topology = tmp_path / f"cpu{cpu}" / "topology"
        topology.mkdir(parents=True)
        (topology / "thread_siblings_list").write_text(f"{siblings}\n", encoding="ascii")

    assert physical_cores(range(4), tmp_path) == 2
    assert physical_cores(range(6), tmp_path) == 4
    assert physical_cores([], tmp_path) == 1


@pytest.mark.parametrize("level", [None, "E"])
def test_machine_of_this_computer(level: str | None, tmp_path: Path) -> None:
    """The machine that commands get has its Python, its cores and a level of isolation."""
    environment = {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(tmp_path)}
    with open_machine(environment, Wish(unsafe=True, isolation=level)) as machine:
        assert machine.toolchain(by_id("python")).version
        assert machine.cache == tmp_path / "judge"
        assert machine.workers >= 1
        assert machine.factor == 1.0
        assert level is None or machine.sandboxes.isolation is Isolation.NONE


def test_interruption_while_starting(tmp_path: Path) -> None:
    """Ctrl-C before anything was imported is 130 as well."""
    code = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'judge.cli.context': raise KeyboardInterrupt\n"
        "import judge.cli\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "judge.cli.main()\n"
    )
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root}
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False)

    assert ran.returncode == 130


def test_reader_that_goes_away(tmp_path: Path) -> None:
    """``judge list | head -1`` ends without a traceback."""
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root}
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "judge", "schema"],
        cwd=tmp_path,
        env=environment,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (ran.returncode, ran.stderr) == (141, b"")


INTEGERS = Domain(type=Scalar.INT, range=parse_bounds("1..10**5"))


@pytest.mark.parametrize(
    "domain, en, ko",
    [
        (Domain(type=Scalar.BOOL), "", ""),
        (INTEGERS, "1..10**5", "1..10**5"),
        (
            Domain(type=Scalar.STR, length=parse_bounds("1..1_000"), alphabet="abcxyz01_"),
            "length 1..1,000; of 01_a-cx-z",
            "길이 1..1,000, 사용 문자 01_a-cx-z",
        ),
        (
            Domain(type=Scalar.CHAR, alphabet="".join(map(chr, range(0x100, 0x200, 2)))),
            "of 128 characters",
            "사용 문자 128개",
        ),
        (
            Domain(type=ListType(Scalar.INT), unique=True, sorted=Order.ASCENDING, items=INTEGERS),
            "no two equal; ascending; each item 1..10**5",
            "중복 없음, 오름차순, 각 항목 1..10**5",
        ),
        (
            Domain(
                type=ListType(Scalar.STR),
                rectangular=True,
                sorted=Order.STRICTLY_DESCENDING,
                items=Domain(type=Scalar.STR),
            ),
            "strictly descending; all rows equally long",
            "순감소, 모든 행의 길이가 같음",
        ),
        (
            Domain(
                type=RecordType("edge", (("a", Scalar.INT), ("b", Scalar.BOOL))),
                fields=(("a", INTEGERS), ("b", Domain(type=Scalar.BOOL))),
            ),
            "a 1..10**5",
            "a 1..10**5",
        ),
    ],
)
def test_constraints_in_words(domain: Domain, en: str, ko: str) -> None:
    """A domain is told in one line, in both languages."""
    assert (describe(domain).en, describe(domain).ko) == (en, ko)


def terminal(width: int = 80) -> Terminal:
    """Make a terminal in memory."""
    return Terminal(out=io.StringIO(), err=Terminals(), width=width, live=True)


def test_window_on_a_narrow_terminal() -> None:
    """Where not all tokens fit, those after the difference come first, then those before."""
    difference = Difference(
        position=5,
        line=1,
        expected=("1111", "2222", "3333", "4444", "5555"),
        actual=("1111", "2222", "333x", "4444", "5555"),
        at=2,
    )
    wide, narrow = (
        window(difference, exact=False, locale=Locale.EN, terminal=terminal(width))
        for width in (80, 28)
    )

    assert wide[1:3] == [
        "  Expected  … 1111 2222 3333 4444 5555",
        "  Yours     … 1111 2222 333x 4444 5555",
    ]
    assert narrow[1:] == [
        "  Expected  … 3333 4444 …",
        "  Yours     … 333x 4444 …",
        "              ^^^^",
    ]


def test_window_of_whitespace() -> None:
    """Where whitespace matters, it is seen in the window, too."""
    difference = Difference(position=1, line=1, expected=("a b",), actual=("a\tb",), at=0)

    assert window(difference, exact=True, locale=Locale.EN, terminal=terminal())[1:3] == [
        "  Expected  a·b",
        "  Yours     a→b",
    ]


def test_progress_is_cut_to_the_terminal() -> None:
    """The line of progress never wraps, or it could not be taken away."""
    screen = terminal(30)
    progress = Progress(screen, iter([0.0, 2.0]).__next__)
    progress.draw(1, 2, "judging something long")
    progress.pause()
    progress.pause()

    assert screen.err.getvalue() == (  # type: ignore[attr-defined]
        "\r\x1b[2K████████████░░░░░░░░░░░░ 1/2…\r\x1b[2K"
    )


def test_table_keeps_its_columns() -> None:
    """Columns stand straight with Hangul in them; the last one gives way."""
    rows = [("가", "long words here"), ("abc", "x")]

    assert table(("a", "b"), rows, terminal(15)) == ["a    b", "가   long word…", "abc  x"]
