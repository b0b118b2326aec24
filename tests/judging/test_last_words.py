"""The line of stderr that names the fault, for every family of runtimes."""

import pytest

from judge.judging.last_words import last_words

PYTHON = """\
Traceback (most recent call last):
  File "/box/solution.py", line 3, in <module>
    main()
    ~~~~^^
KeyError: 'a'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/box/solution.py", line 5, in <module>
    raise Broken("no path: 3")
__main__.Broken: no path: 3
"""
JAVA = """\
Exception in thread "main" java.lang.IllegalStateException: row 3
\tat Main.main(Main.java:5)
Caused by: java.lang.ArithmeticException: / by zero
\tat Main.divide(Main.java:9)
\t... 1 more
"""
NODE = """\
/program/solution.js:2
  return x.y;
           ^

TypeError: Cannot read properties of undefined (reading 'y')
    at solution (/program/solution.js:2:12)
    at Object.<anonymous> (/program/solution.js:5:1)

Node.js v20.11.0
"""
GO = """\
panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.main()
\t/box/main.go:5 +0x1d
exit status 2
"""


@pytest.mark.parametrize(
    "stderr, expected",
    [
        pytest.param(PYTHON, "__main__.Broken: no path: 3", id="python"),
        pytest.param(
            "RecursionError: maximum recursion depth exceeded\n",
            "RecursionError: maximum recursion depth exceeded",
            id="python without frames",
        ),
        pytest.param(JAVA, "java.lang.ArithmeticException: / by zero", id="java"),
        pytest.param(
            'Exception in thread "main" java.lang.StackOverflowError\n\tat A.b(A.java:1)\n',
            "java.lang.StackOverflowError",
            id="java without message",
        ),
        pytest.param(
            NODE, "TypeError: Cannot read properties of undefined (reading 'y')", id="node"
        ),
        pytest.param(
            "node:fs:1\nError [ERR_X]: no\n    at x\n", "Error [ERR_X]: no", id="node with a code"
        ),
        pytest.param("Uncaught Error: no way\n", "Error: no way", id="javascript"),
        pytest.param(
            "terminate called after throwing an instance of 'std::out_of_range'\n"
            "  what():  vector::_M_range_check: __n (which is 5) >= this->size() (which is 3)\n",
            "std::out_of_range: vector::_M_range_check: __n (which is 5) >= this->size() "
            "(which is 3)",
            id="c++",
        ),
        pytest.param(
            "terminate called after throwing an instance of 'int'\n", "int", id="c++ without what"
        ),
        pytest.param(
            "==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x1\n    #0 0x2\n",
            "AddressSanitizer: heap-buffer-overflow on address 0x1",
            id="sanitizer",
        ),
        pytest.param(
            "main: main.c:5: main: Assertion `n > 0' failed.\n",
            "Assertion `n > 0' failed",
            id="assert",
        ),
        pytest.param(
            "free(): double free detected in tcache 2\n",
            "free(): double free detected in tcache 2",
            id="glibc",
        ),
        pytest.param(
            "*** stack smashing detected ***: terminated\n",
            "*** stack smashing detected ***: terminated",
            id="stack protector",
        ),
        pytest.param(GO, "panic: runtime error: index out of range [5] with length 3", id="go"),
        pytest.param(
            "thread 'main' panicked at src/main.rs:3:5:\nindex out of bounds: the len is 3\n"
            "note: run with `RUST_BACKTRACE=1`\n",
            "index out of bounds: the len is 3",
            id="rust",
        ),
        pytest.param(
            "main.rb:1:in `/': divided by 0 (ZeroDivisionError)\n\tfrom main.rb:1:in `<main>'\n",
            "ZeroDivisionError: divided by 0",
            id="ruby",
        ),
        pytest.param(
            "Unhandled exception. System.DivideByZeroException: Attempted to divide by zero.\n"
            "   at Program.Main()\n",
            "System.DivideByZeroException: Attempted to divide by zero.",
            id=".net",
        ),
        pytest.param(
            "\nUnhandled Exception:\nSystem.NullReferenceException: Object reference not set\n"
            "  at Program.Main () [0x00000] in <1>:0 \n"
            "[ERROR] FATAL UNHANDLED EXCEPTION: System.NullReferenceException: Object reference "
            "not set\n",
            "System.NullReferenceException: Object reference not set",
            id="mono",
        ),
        pytest.param("debug: x = 3\nsome warning\n", None, id="only prints"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_last_words(stderr: str, expected: str | None) -> None:
    """The fault is found below, above and between whatever else is printed."""
    assert last_words(stderr.encode()) == expected
    assert last_words(f"debug 1\n{stderr}".replace("\n", "\r\n").encode()) == expected


def test_long_words_are_cut() -> None:
    """A message of a program's making is shown to 200 characters."""
    said = last_words(b"ValueError: " + b"x" * 1000)

    assert said is not None
    assert (len(said), said[-1]) == (200, "…")


def test_control_characters_do_not_pass() -> None:
    """What would paint the learner's terminal becomes spaces."""
    assert last_words(b"ValueError: a\x1b[31mb\n") == "ValueError: a [31mb"


@pytest.mark.parametrize(
    "piece", [b"a:1:in : ", b"thread '' panicked at ", b"Error.", b"a.A", b"Traceback", b" \n"]
)
def test_hostile_stderr_is_looked_through(piece: bytes) -> None:
    """No stderr of 64 KiB keeps the patterns busy: one that backtracks would hang here."""
    assert last_words(piece * (65536 // len(piece))) is None
