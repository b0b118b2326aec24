"""Results as JSON and back."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.model.problem import ProblemLimits, TimeAndMemory
from judge.model.record import FORMAT, LONGEST, RecordError, from_record, shortened, to_record
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import (
    CaseResult,
    Difference,
    GroupResult,
    SubmissionResult,
    Verdict,
)

CASE = CaseResult(
    name="a",
    sample=True,
    group="small",
    verdict=Verdict.WRONG_ANSWER,
    message=Text("token 1 (line 1): expected 7, found 9", "정답은 7, 출력은 9"),
    cpu_seconds=0.01,
    wall_seconds=0.02,
    peak_memory_bytes=10_000_000,
    memory_method="VmHWM at exit",
    exit_code=0,
    input_text="1\n",
    expected_text="7\n",
    actual_text="9\n",
    difference=Difference(position=1, line=1, expected=("7", None), actual=("9", None), at=0),
)
RESULT = SubmissionResult(
    slug="pair-sum",
    path="solutions/pair-sum/solution.py",
    language="python",
    style=Style.FUNCTION,
    source_digest="ab12",
    verdict=Verdict.WRONG_ANSWER,
    message=Text("one case", "케이스 하나"),
    cases=(CASE, replace(CASE, name="b", verdict=Verdict.ACCEPTED, unstable=True, runs=3)),
    total_cases=5,
    groups=(GroupResult(name="small", verdict=Verdict.WRONG_ANSWER, points=0, possible=30),),
    limits=ProblemLimits(
        time_seconds=1.5,
        memory_bytes=2**28,
        output_bytes=2**24,
        languages=(("java", TimeAndMemory(time_seconds=3)), ("c", TimeAndMemory())),
    ),
    machine_factor=1.25,
    isolation="namespaces",
    compiler_output="",
)

texts = st.builds(Text, st.text(max_size=5), st.text(max_size=5))
tokens = st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=3).map(tuple)
numbers = st.one_of(st.none(), st.integers(0, 10**9))
spans = st.one_of(st.none(), st.floats(0, 1e6))
differences = st.builds(
    Difference,
    position=st.integers(1),
    line=st.integers(1),
    expected=tokens,
    actual=tokens,
    at=st.integers(0, 3),
)
words = st.one_of(st.none(), st.text(st.characters(), max_size=5))
cases = st.builds(
    CaseResult,
    name=st.text(max_size=5),
    sample=st.booleans(),
    group=words,
    verdict=st.sampled_from(Verdict),
    message=st.one_of(st.none(), texts),
    cpu_seconds=spans,
    wall_seconds=spans,
    peak_memory_bytes=numbers,
    memory_method=words,
    exit_code=numbers,
    signal=numbers,
    idle=st.booleans(),
    unstable=st.booleans(),
    runs=st.integers(1, 3),
    input_text=words,
    expected_text=words,
    actual_text=words,
    difference=st.one_of(st.none(), differences),
    prints=st.text(max_size=5),
    stderr=st.text(max_size=5),
)
groups = st.builds(
    GroupResult,
    name=st.text(max_size=5),
    verdict=st.sampled_from(Verdict),
    points=st.floats(0, 100),
    possible=st.floats(0, 100),
)
limits = st.builds(
    ProblemLimits,
    time_seconds=st.floats(0, 100),
    memory_bytes=st.integers(0),
    output_bytes=st.integers(0),
    languages=st.dictionaries(
        st.text(max_size=3),
        st.builds(TimeAndMemory, time_seconds=spans, memory_bytes=numbers),
        max_size=2,
    ).map(lambda languages: tuple(languages.items())),
)
submissions = st.builds(
    SubmissionResult,
    slug=st.text(max_size=5),
    path=st.text(max_size=5),
    language=st.text(max_size=5),
    style=st.sampled_from(Style),
    source_digest=st.text(max_size=5),
    verdict=st.sampled_from(Verdict),
    message=st.one_of(st.none(), texts),
    cases=st.lists(cases, max_size=2).map(tuple),
    total_cases=st.integers(0),
    groups=st.lists(groups, max_size=2).map(tuple),
    limits=limits,
    machine_factor=st.floats(0.1, 10),
    isolation=st.text(max_size=5),
    compiler_output=st.text(max_size=5),
)


@given(submissions)
@settings(max_examples=60)
def test_round_trip(result: SubmissionResult) -> None:
    """A result survives JSON, with texts in both languages."""
    assert from_record(json.loads(json.dumps(to_record(result)))) == result


def test_golden_record() -> None:
    """The keys and units of format 1 are a promise to whoever reads them."""
    record = to_record(RESULT)

    assert record["format"] == FORMAT == "judge.result/1"
    assert (record["verdict"], record["style"]) == ("WA", "function")
    assert record["message"] == {"en": "one case", "ko": "케이스 하나"}
    assert (record["points"], record["unstable"]) == (0, True)
    assert record["limits"] == {
        "time_seconds": 1.5,
        "memory_bytes": 2**28,
        "output_bytes": 2**24,
        "languages": {
            "java": {"time_seconds": 3, "memory_bytes": None},
            "c": {"time_seconds": None, "memory_bytes": None},
        },
    }
    assert record["cases"][0]["difference"] == {
        "position": 1,
        "line": 1,
        "expected": ["7", None],
        "actual": ["9", None],
        "at": 0,
    }


def test_every_field_has_a_key() -> None:
    """Nothing of a result is left out, and what is absent is null."""
    record = to_record(RESULT)

    assert set(record) == {each.name for each in fields(RESULT)} | {"format", "points", "unstable"}
    assert set(record["cases"][0]) == {each.name for each in fields(CASE)}
    assert record["cases"][0]["signal"] is None


def test_long_texts_are_cut() -> None:
    """A text is kept whole up to the limit, and cut with a marker beyond it."""
    whole, long = "x" * LONGEST, "가" * LONGEST
    kept = from_record(
        to_record(replace(RESULT, cases=(replace(CASE, input_text=whole, stderr=long),)))
    ).cases[0]

    assert kept.input_text == whole
    assert len(kept.stderr.encode()) <= LONGEST
    assert kept.stderr.startswith("가" * 6650)
    assert kept.stderr.endswith("\n[... 13350 characters cut]\n")


def test_cutting_twice_is_cutting_once() -> None:
    """A record that is read and written again does not change."""
    cut = shortened("가나다 " * 10_000)

    assert shortened(cut) == cut


def test_lone_surrogates_survive() -> None:
    """Text that is no valid Unicode, from whatever program, is kept and cut like any other."""
    strange = "\udc80" * LONGEST

    assert shortened("\udc80") == "\udc80"
    assert len(shortened(strange).encode(errors="surrogatepass")) <= LONGEST


def test_keys_of_later_versions_are_ignored() -> None:
    """Within a version keys may be added, and those with a default may be missing."""
    record = to_record(RESULT)
    record["weather"] = "fine"
    del record["compiler_output"], record["cases"][0]["runs"]

    assert from_record(record) == RESULT


@pytest.mark.parametrize("record", [{}, [], None, {"format": "judge.result/2"}, {"format": 1}])
def test_other_formats_are_refused(record: Any) -> None:
    """What another version wrote is not guessed at."""
    with pytest.raises(RecordError, match=r"judge\.result/1"):
        from_record(record)


@pytest.mark.parametrize(
    "path, value",
    [
        (("verdict",), "XX"),
        (("verdict",), None),
        (("style",), "telepathy"),
        (("slug",), 5),
        (("slug",), None),
        (("machine_factor",), "1"),
        (("total_cases",), 1.5),
        (("cases",), None),
        (("cases",), 5),
        (("cases",), [5]),
        (("cases", 0, "name"), None),
        (("cases", 0, "message"), {"en": "x"}),
        (("cases", 0, "cpu_seconds"), "0.1"),
        (("cases", 0, "difference", "expected"), 5),
        (("limits",), None),
        (("limits", "languages"), []),
        (("limits", "languages", "java"), 5),
        (("groups", 0), {}),
    ],
)
def test_damaged_records_are_refused(path: tuple[str | int, ...], value: Any) -> None:
    """A damaged record is an error that says so, in both languages."""
    record: Any = to_record(RESULT)
    inner = record
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value

    with pytest.raises(RecordError, match="damaged") as raised:
        from_record(record)

    assert "손상" in raised.value.ko


def test_missing_keys_are_refused() -> None:
    """A key without a default has to be there."""
    record = to_record(RESULT)
    del record["slug"]

    with pytest.raises(RecordError, match="slug"):
        from_record(record)
