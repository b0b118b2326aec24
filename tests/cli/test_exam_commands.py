"""``judge exam``: the clock, the keys, what is handed in, and the report, on 80 cells."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from judge.authoring.new import create_problem
from judge.cli.surroundings import PROGRESS
from judge.model.event import CaseJudged, CasesReady, Event, SubmissionJudged
from judge.model.problem import Case, Kind
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.study.database import Database
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.row import Action
from tests.cli.results import accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import NOON, SLUG, World, tells

__all__ = ["golden", "locale"]

ID = "2026-03-01-1200-mock"
MOCK = f"""\
format: 1
kind: exam
title: {{en: A mock test, ko: 모의 시험지}}
minutes: 1 h
problems: [{SLUG}, pair-with-target, monthly-sales]
"""


@pytest.fixture
def mock(world: World) -> World:
    """Stand in a workspace with a set of an hour."""
    folder = world.directory / "problems" / "sets"
    folder.mkdir()
    (folder / "mock.yaml").write_text(MOCK, encoding="utf-8")
    world.engine.script = _judges
    return world


def _judges(problem: AnyProblem, submission: Submission, cases: Sequence[Case]) -> Iterator[Event]:
    """Pass what says that it is right; else every hidden case is too slow."""
    results = [
        accepted(case.name, sample=case.sample)
        if case.sample or "right" in submission.source
        else failed(case.name, Verdict.TIME_LIMIT_EXCEEDED, cpu_seconds=1.5)
        for case in cases
    ]
    result = judged(*results, slug=problem.slug)
    yield CasesReady(len(cases))
    yield from (CaseJudged(each) for each in result.cases)
    yield SubmissionJudged(result)


def _after(world: World, minutes: float) -> None:
    world.moment = NOON + timedelta(minutes=minutes)


def _write(world: World, slug: str, text: str, name: str = "solution.py") -> Path:
    file = world.directory / "solutions" / "exams" / ID / slug / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_whole_exam(mock: World, locale: Locale, golden: Golden) -> None:
    """Start, read, try, hand in, let the time pass, and read what came of it."""
    mock.locale = locale
    golden("exam-start", mock.judge("exam", "start", "mock"))
    _after(mock, 1)
    golden("exam-open", mock.judge("exam", "open", "2"))
    _write(mock, SLUG, "# slow\n")
    _after(mock, 2)
    golden("exam-run", mock.judge("exam", "run", "1"))
    golden("exam-submit", mock.judge("exam", "submit", "1"))
    _write(mock, "pair-with-target", "# right\n")
    _after(mock, 3)
    mock.judge("exam", "submit", "2")
    _write(mock, "pair-with-target", "# changed since\n")
    _after(mock, 30)
    golden("exam-status", mock.judge("exam", "status"))
    golden("exam-report-early", mock.judge("exam", "report"))
    mock.judge("exam", "submit", "1")
    _after(mock, 61)
    golden("exam-submit-late", mock.judge("exam", "submit", "3"))
    golden("exam-status-over", mock.judge("exam", "status"))
    golden("exam-report", mock.judge("exam", "report"))
    golden("exam-report-again", mock.judge("exam"))


def test_the_report_as_json(mock: World) -> None:
    """The same facts for programs, with the queue for tomorrow; judging is done once."""
    mock.judge("exam", "start", "mock", "--leave")
    _write(mock, SLUG, "# slow\n")
    _after(mock, 1)
    mock.judge("exam", "submit", "1")
    _write(mock, "pair-with-target", "# right, and not handed in\n")
    mock.judge("exam", "open", "2")
    _after(mock, 2)
    mock.judge("exam", "finish", "--yes")
    first = json.loads(mock.judge("exam", "report", "--json").out)
    count = len(mock.engine.judged)
    again = json.loads(mock.judge("exam", "report", ID, "--json").out)

    assert first == again
    assert count == len(mock.engine.judged) == 2
    assert first["format"] == "judge.exam-report/1"
    assert first["end"] == "finished"
    assert [each["standing"] for each in first["items"]] == [
        "submitted",
        "not-submitted",
        "unanswered",
    ]
    assert [each["solved"] for each in first["items"]] == [False, False, False]
    assert first["items"][0]["failed"][0]["verdict"] == "TLE"
    assert [(each["slug"], each["task"], each["minutes"]) for each in first["queue"]] == [
        (SLUG, "solve-again", 30),
        ("pair-with-target", "solve-again", 30),
        ("monthly-sales", "solve", 10),
    ]
    assert "handed in" in first["queue"][1]["why"]["en"]


def test_what_was_handed_in_is_an_attempt(mock: World) -> None:
    """History and statistics know of it, at the time at which it was handed in."""
    mock.judge("exam", "start", "mock", "--leave")
    _write(mock, SLUG, "# right\n")
    _after(mock, 1)
    mock.judge("exam", "submit", "1")
    _after(mock, 90)
    mock.judge("exam", "report")
    shown = json.loads(mock.judge("list", "--json").out)["problems"]

    assert [each["slug"] for each in shown if each["state"] == "solved"] == [SLUG]


def test_hidden_cases_stay_hidden(mock: World) -> None:
    """Only samples are run before the end, whatever a problem has."""
    mock.judge("exam", "start", "mock", "--leave")
    _write(mock, SLUG, "# slow\n")
    mock.judge("exam", "run", "1")
    ((_, cases, options),) = mock.engine.judged

    assert cases
    assert all(case.sample for case in cases)
    assert options.databases == 0


def test_samples_that_fail(mock: World) -> None:
    """The exit code is that of a run."""
    mock.judge("exam", "start", "mock", "--leave")
    wrong = judged(failed("sample-1", Verdict.WRONG_ANSWER, sample=True))
    passed = mock.judge("exam", "run", "1")
    mock.engine.script = tells(wrong)

    assert (passed.code, mock.judge("exam", "run", "1").code) == (0, 1)


def test_hints_are_not_shown(mock: World) -> None:
    """The statement says nothing of them."""
    mock.judge("exam", "start", "mock", "--leave")

    assert "--hint" not in mock.judge("exam", "open", "1").out
    assert "--hint" not in mock.judge("exam", "open", "3").out
    assert "--hint" in mock.judge("show", SLUG).out


def test_the_screen_that_stays(mock: World) -> None:
    """Keys do everything; Hangul arrives as the key under the finger; f ends it, twice."""
    mock.live = True
    mock.environment["EDITOR"] = "ed"
    mock.ticks = [float(number) for number in range(1000)]
    mock.keys = ["n", "2", "p", "v", "t", "e", "r", "s", "x", "9", "f", "n", "f", "f"]
    mock.on_edit = lambda file: file.write_text("# right\n", encoding="utf-8")
    _later(mock, seconds=2)
    ran = mock.judge("exam", "start", "mock")

    assert ran.code == 0
    assert len(mock.edited) == 1
    assert "kept submission 1" in ran.out
    assert "this exam has 3 items, and no number 9" in ran.said
    assert ran.said.count("end the exam? press f again") == 2
    assert "2/3" in ran.err
    assert "saved 0 s ago" in ran.err
    assert "For tomorrow" in ran.out


def _later(world: World, seconds: float) -> None:
    """Let every wait take so long."""

    def sleep(_: float) -> None:
        world.moment += timedelta(seconds=seconds)

    world.on_sleep = sleep


def test_the_time_is_up_by_itself(mock: World) -> None:
    """Warnings come at 30, 10, 5 and 1 minutes; what is on the desk at the end is judged."""
    mock.keys = []
    _later(mock, seconds=30)
    mock.ticks = [float(number) for number in range(0, 10_000, 30)]
    ran = mock.judge("exam", "start", "mock")

    for minutes in ("30 min left", "10 min left", "5 min left", "1 min left"):
        assert ran.said.count(minutes) == 1
    assert "over: the time is up" in ran.out
    assert "nobody watched" not in ran.out


def test_leaving_and_coming_back(mock: World) -> None:
    """The clock goes on meanwhile; how long nobody was there is told, and what is gone is back."""
    mock.keys = ["q"]
    left = mock.judge("exam", "start", "mock")
    file = _write(mock, SLUG, "# mine\n")
    mock.judge("exam", "open", "1")
    file.unlink()
    _after(mock, 42)
    mock.keys = ["q"]
    ran = mock.judge("exam")

    assert "the clock goes on; `judge exam` comes back" in left.said
    assert "nobody watched for 42 min; the clock went on" in ran.said
    assert f"wrote back solutions/exams/{ID}/{SLUG}/solution.py" in ran.said
    assert file.read_text(encoding="utf-8") == "# mine\n"
    assert "18:00 left of 1 h" in ran.out


def test_a_question_that_cannot_be_assessed_begins_no_exam(mock: World) -> None:
    """Its rubric is told before the clock starts, and not when all is written."""
    problems = mock.directory / "problems"
    create_problem(problems / "an-index", Kind.WRITTEN)
    file = problems / "an-index" / "problem.yaml"
    file.write_text(file.read_text("utf-8").replace("any: [", "any: ['re:slow(er', ", 1), "utf-8")
    sets = problems / "sets" / "mock.yaml"
    sets.write_text(MOCK.replace("monthly-sales", "an-index"), "utf-8")
    ran = mock.judge("exam", "start", "mock", "--leave")

    assert ran.code == 3
    assert "this is no regular expression" in ran.said
    assert "no exam" in mock.judge("exam", "status").said


def test_what_now_tells_of_an_exam_that_runs(mock: World) -> None:
    """Its clock does not wait for whoever asks what to do."""
    mock.keys = ["q"]
    mock.judge("exam", "start", "mock")
    running = mock.judge()
    mock.judge("exam", "finish", "--yes")

    assert running.out.startswith("An exam is running: 1:00:00 left of 1 h · judge exam\n")
    assert "An exam is running" not in mock.judge().out


def test_without_a_keyboard_nothing_waits(mock: World) -> None:
    """A script that calls `judge exam` learns how it stands, and the commands that need no key."""
    mock.judge("exam", "start", "mock")
    mock.on_sleep = None  # type: ignore[assignment]  # whoever waits fails
    ran = mock.judge("exam")

    assert ran.code == 0
    assert "1:00:00 left of 1 h" in ran.out
    assert "judge exam run N, judge exam submit N" in " ".join(ran.err.split())
    assert "keys:" not in ran.said


def test_finish_asks(mock: World) -> None:
    """Nothing is ended by accident, and nothing needs a keyboard."""
    mock.judge("exam", "start", "mock", "--leave")
    mock.keys = None
    refused = mock.judge("exam", "finish")
    mock.keys = ["n"]
    mock.judge("exam", "finish")
    running = json.loads(mock.judge("exam", "status", "--json").out)
    mock.keys = ["y"]
    asked = mock.judge("exam", "finish")
    ended = json.loads(mock.judge("exam", "status", "--json").out)

    assert refused.code == 2
    assert "say --yes" in refused.said
    assert running["end"] is None
    assert running["left_seconds"] == 3600
    assert "1 h is left. End the exam? y for yes" in asked.said
    assert ended["end"] == "finished"


def test_one_at_a_time(mock: World) -> None:
    """A second exam begins when the first one is over, and has a name of its own."""
    mock.judge("exam", "start", "mock", "--leave")
    refused = mock.judge("exam", "start", "mock", "--leave")
    mock.judge("exam", "finish", "--yes")
    again = mock.judge("exam", "start", "mock", "--leave")

    assert refused.code == 2
    assert f"the exam {ID} is running" in refused.said
    assert f"solutions/exams/{ID}-2/" in again.out


@pytest.mark.parametrize("words", [["status"], ["report"], [], ["run", "1"], ["submit"]])
def test_no_exam_yet(words: list[str], mock: World) -> None:
    """Every command says how to start one, or that there was none."""
    ran = mock.judge("exam", *words)

    assert ran.code == 5
    assert "exam" in ran.said


@pytest.mark.parametrize(
    "words, code, said",
    [
        (["run", "4"], 2, "this exam has 3 items, and no number 4"),
        (["run", "3"], 2, "no solution.* and no answer.md"),
        (["report", "mok"], 5, f"known here: {ID}"),
        (["start", "mok"], 5, 'did you mean "mock"'),
    ],
)
def test_what_cannot_be(words: list[str], code: int, said: str, mock: World) -> None:
    """Wrong numbers and names are told."""
    mock.judge("exam", "start", "mock", "--leave")
    _write(mock, "monthly-sales", "", "solution.sql").unlink()
    ran = mock.judge("exam", *words)

    assert ran.code == code
    assert said in ran.said


def test_a_file_that_cannot_be_judged(mock: World) -> None:
    """It spoils its own line of the report, and no other."""
    mock.judge("exam", "start", "mock", "--leave")
    _write(mock, SLUG, "# right\n")
    mock.judge("exam", "submit", "1")
    file = _write(mock, "pair-with-target", "")
    file.write_bytes(b"\xff\xfe")
    mock.judge("exam", "submit", "2")
    mock.judge("exam", "finish", "--yes")
    report = json.loads(mock.judge("exam", "report", "--json").out)
    page = mock.judge("exam", "report").out

    assert report["items"][0]["solved"]
    assert report["items"][1]["outcome"]["kind"] == "not-judged"
    assert "not UTF-8" in report["queue"][0]["why"]["en"]
    assert "not judged" in page


def test_a_study_set_is_no_exam(mock: World) -> None:
    """It has no clock."""
    file = mock.directory / "problems" / "sets" / "week.yaml"
    file.write_text(
        MOCK.replace("kind: exam", "kind: study").replace("minutes: 1 h\n", ""), encoding="utf-8"
    )
    ran = mock.judge("exam", "start", "problems/sets/week.yaml")

    assert ran.code == 2
    assert "without a clock" in ran.said


def test_sets_are_listed(mock: World, locale: Locale, golden: Golden) -> None:
    """Exams and study sets, with what is wrong with the others."""
    mock.locale = locale
    ran = mock.judge("list", "--sets")
    listed = json.loads(mock.judge("list", "--sets", "--json").out)["sets"]
    head, *lines = ran.out.splitlines(keepends=True)
    mine = [
        re.sub(r" {2,}", "  ", line) for line in (head, *lines) if line == head or "mock" in line
    ]

    golden("list-sets", replace(ran, out="".join(mine), err="", code=0))
    (own,) = [each for each in listed if each["name"] == "mock"]
    assert own["problems"] == [SLUG, "pair-with-target", "monthly-sales"]


def test_sets_are_verified(mock: World) -> None:
    """A set with a mistake is told with its place, by `verify` of the set and of its folder."""
    file = mock.directory / "problems" / "sets" / "mock.yaml"
    good = mock.judge("verify", "problems/sets/mock.yaml")
    file.write_text(MOCK.replace("pair-with", "pear-with"), encoding="utf-8")
    bad = mock.judge("verify", "problems/sets/mock.yaml")
    record = json.loads(mock.judge("verify", "problems/sets", "--json").out)

    assert (good.code, bad.code) == (0, 3)
    assert "mock.yaml: sound" in good.out
    assert 'there is no problem pear-with-target; did you mean "pair-with-target"' in bad.out
    assert record["sets"][0]["sound"] is False
    assert record["sets"][0]["mistakes"][0]["key"] == "problems[1]"


WRITTEN_SLUG = "hot-database"
WRITTEN = """\
format: 1
kind: written
genre: design
title: {en: A hot database, ko: 바쁜 데이터베이스}
level: 2
topics: [written, system design]
statement: {en: Many read at once. What helps?, ko: 동시에 많이 읽습니다. 무엇이 도움이 될까요?}
time: 10 min
speak: 60 s
expect: {points: 2, groups: 1}
groups:
  reduce: {en: fewer reads, ko: 읽기 줄이기}
points:
  - id: cache
    group: reduce
    weight: 2
    say: {en: A cache answers hot reads., ko: 캐시가 잦은 읽기를 대신합니다.}
    any: [캐시, cache]
  - id: replica
    group: reduce
    weight: 3
    say: {en: Replicas share the reads., ko: 복제본이 읽기를 나눕니다.}
    any: [복제본, replica]
misconceptions:
  - id: index-is-free
    say: {en: Every index makes writes slower., ko: 인덱스마다 쓰기가 느려집니다.}
    any: ["re:인덱스는 공짜", "re:index is free"]
model:
  en: A cache answers hot reads. A replica shares the rest.
  ko: 캐시가 잦은 읽기를 맡고 복제본이 나머지를 나눕니다.
samples:
  - name: en-good
    locale: en
    text: A cache answers hot reads, and a replica takes the others.
    points: [cache, replica]
  - name: ko-good
    locale: ko
    text: 캐시가 읽기를 맡습니다. 복제본이 나머지를 나눕니다.
    points: [cache, replica]
  - {name: thin, locale: en, text: A cache helps., points: [cache]}
  - name: wrong
    locale: en
    text: An index is free.
    points: []
    misconceptions: [index-is-free]
  - {name: soup, locale: en, text: "cache, replica", points: [cache, replica], soup: true}
hints: [{en: Think of reads., ko: 읽기를 생각하세요.}]
"""


def _written(world: World, answer: str, genre: str = "design") -> None:
    """Sit an exam of one written question, hand ``answer`` in, and end it."""
    folder = world.directory / "problems" / WRITTEN_SLUG
    folder.mkdir()
    question = WRITTEN.replace("genre: design", f"genre: {genre}")
    (folder / "problem.yaml").write_text(question, encoding="utf-8")
    text = MOCK.replace(f"{SLUG}, pair-with-target, monthly-sales", WRITTEN_SLUG)
    (world.directory / "problems" / "sets" / "mock.yaml").write_text(text, encoding="utf-8")
    world.judge("exam", "start", "mock", "--leave")
    _write(world, WRITTEN_SLUG, answer, "answer.md")
    _after(world, 1)
    world.judge("exam", "submit", "1")
    _after(world, 2)
    world.judge("exam", "finish", "--yes")


def test_a_written_answer(mock: World, locale: Locale, golden: Golden) -> None:
    """What was missed stands with the model sentence, a common error with what is right."""
    mock.locale = locale
    _written(mock, "캐시를 둡니다. 인덱스는 공짜입니다.\n")
    golden("exam-report-written", mock.judge("exam", "report"))
    mock.keys = ["2", "u", "1", "x", "0"]
    golden("exam-grade", mock.judge("exam", "grade"))
    golden("exam-report-graded", mock.judge("exam", "report"))
    record = json.loads(mock.judge("exam", "report", "--json").out)

    assert record["items"][0]["missed"] == ["replica"]
    assert record["items"][0]["grades"] == {"cache": 1, "replica": 0}
    assert record["queue"][0]["task"] == "write-again"


def test_grading_by_words(mock: World) -> None:
    """Nothing needs a keyboard; a name that is wrong is told."""
    _written(mock, "A cache, and a replica takes the other reads.\n")
    asked = mock.judge("exam", "grade")
    wrong = mock.judge("exam", "grade", "--point", f"{WRITTEN_SLUG}/cash=2")
    high = mock.judge("exam", "grade", "--point", f"{WRITTEN_SLUG}/cache=3")
    right = mock.judge("exam", "grade", "--point", f"{WRITTEN_SLUG}/cache=2")
    record = json.loads(mock.judge("exam", "report", "--json").out)

    assert [ran.code for ran in (asked, wrong, high, right)] == [2, 2, 2, 0]
    assert f'did you mean "{WRITTEN_SLUG}/cache"' in wrong.said
    assert record["items"][0]["grades"] == {"cache": 2}
    assert record["queue"] == []


def test_an_exam_without_writing_has_nothing_to_grade(mock: World) -> None:
    """It says so; grading begins after the end."""
    mock.judge("exam", "start", "mock", "--leave")
    early = mock.judge("exam", "grade")
    mock.judge("exam", "finish", "--yes")

    assert early.code == 2
    assert mock.judge("exam", "grade").code == 5


def test_nothing_is_handed_in_untouched(mock: World) -> None:
    """A file as it was at the beginning is no submission, nor is an answer without a word."""
    _written(mock, "<!-- -->\n")
    mock.judge("exam", "start", "mock", "--leave")
    untouched = mock.judge("exam", "submit", "1")
    status = json.loads(mock.judge("exam", "status", "--json").out)

    assert untouched.code == 2
    assert "answer.md: there is no answer in it yet, and nothing was handed in" in untouched.said
    assert [each["submissions"] for each in status["items"]] == [0]


def test_a_written_question_in_the_exam(mock: World) -> None:
    """Its page shows no model and no hints, and it has no samples to run."""
    _written(mock, "")
    again = mock.judge("exam", "start", "mock", "--leave")
    page = mock.judge("exam", "open", "1")
    ran = mock.judge("exam", "run", "1")

    assert again.code == 0
    assert "--model" not in page.out
    assert "--hint" not in page.out
    assert ran.code == 2
    assert "nothing to run" in ran.said


@pytest.mark.parametrize(("genre", "kind"), [("design", "written"), ("technical", "spoken")])
def test_the_report_is_tomorrows_queue(mock: World, genre: str, kind: str) -> None:
    """What is to be done again is due the day after, once, with the points that were missed.

    A question that is only ever spoken is asked for as such.
    """
    _written(mock, "캐시를 둡니다.\n", genre)
    mock.judge("exam", "report")
    mock.judge("exam", "report")
    today = mock.judge("review", "--json").out
    mock.moment = NOON + timedelta(days=1)
    due = json.loads(mock.judge("review", "--json").out)
    rows = PracticeLog(Database(mock.directory / PROGRESS)).rows()

    assert f"{kind}:{WRITTEN_SLUG}" not in today
    assert [each["item"] for each in due["due"]] == [f"{kind}:{WRITTEN_SLUG}"]
    assert [(row.action, row.facts.missed) for row in rows] == [(Action.ASK, ("replica",))]


def test_a_problem_without_samples(mock: World) -> None:
    """There is nothing to run before the end: hidden cases stay hidden."""
    file = mock.directory / "problems" / SLUG / "problem.yaml"
    text = (
        file.read_text(encoding="utf-8")
        .replace("sample: true, ", "")
        .replace("    sample: true\n", "")
    )
    file.write_text(text, encoding="utf-8")
    mock.judge("exam", "start", "mock", "--leave")
    ran = mock.judge("exam", "run", "1")

    assert ran.code == 2
    assert "has no samples to run" in ran.said


def test_a_report_that_is_long(mock: World, locale: Locale, golden: Golden) -> None:
    """Many failures and many points are counted, after the first few."""
    mock.locale = locale
    mock.engine.script = _idles
    _written(mock, "x\n")
    more = "".join(
        f"  - id: p{n}\n    group: reduce\n    weight: 1\n"
        f"    say: {{en: Measure {n}., ko: 방법 {n}.}}\n    any: [wort{n}]\n"
        for n in range(8)
    )
    problem = mock.directory / "problems" / WRITTEN_SLUG / "problem.yaml"
    text = WRITTEN.replace("misconceptions:", f"{more}misconceptions:", 1)
    problem.write_text(text, encoding="utf-8")
    sets = mock.directory / "problems" / "sets" / "mock.yaml"
    sets.write_text(MOCK.replace("pair-with-target", WRITTEN_SLUG), encoding="utf-8")
    mock.moment = NOON + timedelta(days=1)
    mock.judge("exam", "start", "mock", "--leave")
    desk = mock.directory / "solutions" / "exams" / "2026-03-02-1200-mock"
    (desk / SLUG / "solution.py").write_text("# waits\n", encoding="utf-8")
    (desk / "monthly-sales" / "solution.sql").write_text("SELECT 1;\n", encoding="utf-8")
    (desk / WRITTEN_SLUG / "answer.md").write_text("words\n", encoding="utf-8")
    for number in ("1", "2", "3"):
        mock.judge("exam", "submit", number)
    mock.judge("exam", "finish", "--yes")

    golden("exam-report-long", mock.judge("exam", "report"))


def _idles(problem: AnyProblem, submission: Submission, cases: Sequence[Case]) -> Iterator[Event]:
    """Wait in every case, far longer than the limit; of SQL, answer wrong."""
    del submission
    is_sql = problem.kind is Kind.SQL
    verdict = Verdict.WRONG_ANSWER if is_sql else Verdict.TIME_LIMIT_EXCEEDED
    results = [
        failed(case.name, verdict, sample=case.sample, wall_seconds=5.0, idle=not is_sql)
        for case in cases
    ]
    yield SubmissionJudged(judged(*results, slug=problem.slug))


def test_ctrl_c_stops_the_screen_and_not_the_clock(mock: World) -> None:
    """It leaves at once, and says so."""
    mock.judge("exam", "start", "mock", "--leave")
    mock.keys = []

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    mock.on_sleep = interrupt
    ran = mock.judge("exam")

    assert ran.code == 130
    assert "the clock goes on; `judge exam` comes back" in ran.said
    assert json.loads(mock.judge("exam", "status", "--json").out)["end"] is None
