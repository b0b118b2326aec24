"""``judge verify``: problems proved one by one, with everything that their authors should mend."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from itertools import count
from pathlib import Path

from judge.authoring.finding import (
    Finding,
    LimitSettled,
    ProblemVerified,
    Severity,
    Step,
    SubmissionVerified,
    Working,
)
from judge.authoring.grade import Fate, Grade, MutantJudged
from judge.catalog.library import FILE_NAME, list_problems, list_sets
from judge.catalog.problem_cases import add_problem_case, add_problem_tables
from judge.catalog.problem_file import load_problem, load_program_problem
from judge.cli.cells import pad, width, wrap
from judge.cli.context import Context
from judge.cli.options import machine_options
from judge.cli.parameters import Argument, Command, Option, as_json
from judge.cli.problem_name import ProblemName
from judge.cli.registry import ENTRIES
from judge.cli.screen.decided import decided_lines
from judge.cli.screen.grading import grade_lines
from judge.cli.screen.package_table import package_table
from judge.cli.screen.progress import Progress
from judge.cli.screen.words import COLORS
from judge.cli.sets import SetRead, read_sets, sets_named
from judge.cli.surroundings import Surroundings, look_around
from judge.cli.trial import Trial
from judge.cli.verify_report import Report, record, set_record, set_report
from judge.errors import ContentError, NothingMatched
from judge.frozen import frozen
from judge.judging.machine import Machine
from judge.model.event import Event
from judge.model.problem import Inline, Problem
from judge.model.quantity import format_duration
from judge.model.sql_problem import RunProblem, SqlProblem
from judge.model.text import Text
from judge.model.written import WrittenProblem

_NOT_SOUND, _CONTENT_INVALID = 1, 3
_SOUND = Text("sound", "이상 없음")
_UNSOUND = Text("not sound", "문제 있음")
_UNREADABLE = Text("cannot be read", "읽을 수 없음")
_PROMISED = Text("promised {expected}", "약속한 결과는 {expected}")
_ERROR, _WARNING = Text("error", "오류"), Text("warning", "경고")
_LIMIT = Text(
    "time limit {limit}: the slowest accepted submission ({name}) needs {needs}",
    "시간 제한 {limit}: 가장 느린 정답 풀이({name})가 {needs} 걸립니다",
)
_KEPT = Text(
    "unchanged since the last time: {count} (--fresh judges them anew)",
    "지난번 결과 그대로: {count}개(--fresh로 다시 채점)",
)
_COUNT = Text("{sound} of {total} problems are sound", "{total}문제 중 {sound}문제가 이상 없습니다")


def verify(
    context: Context,
    *,
    names: Sequence[str],
    unsafe: bool,
    isolation: str | None,
    as_json: bool,
    **words: bool,
) -> int:
    """Prove the problems; exit code 1 where one is not sound, 3 where one cannot be read."""
    around = look_around(context)
    folders, sets = _named_things(around, names)
    trial = Trial(unsafe=unsafe, isolation=isolation)
    how = How(fresh=words["fresh"], mutants=words["mutants"] or words["fix"], fix=words["fix"])
    reports = []
    with ExitStack() as closing:
        once = cache(lambda: closing.enter_context(trial.machine(context, around)))
        for report in _verify_all(context, once, folders, how):
            reports.append(report)
            if not as_json:
                context.terminal.show(*_page(context, report))
    sound = sum(report.sound for report in reports)
    if as_json:
        context.terminal.show_json({**record(reports), "sets": [*map(set_record, sets)]})
    else:
        for each in sets:
            context.terminal.show(*_page(context, set_report(each)))
        if folders:
            context.terminal.show("", context.say(_COUNT).format(sound=sound, total=len(reports)))
    if any(report.mistakes for report in (*reports, *map(set_report, sets))):
        return _CONTENT_INVALID
    return 0 if sound == len(reports) else _NOT_SOUND


def _named_things(
    around: Surroundings, names: Sequence[str]
) -> tuple[tuple[Path, ...], tuple[SetRead, ...]]:
    """Return the problems and the sets that are named; all of both where nothing is."""
    files, rest = sets_named(around, names)
    if names and not rest:
        return (), read_sets(around, files)
    folders = _folders(around, rest)
    if not names and folders != (around.directory,):
        files = list_sets(around.roots)
    return folders, read_sets(around, files)


def _folders(around: Surroundings, names: Sequence[str]) -> tuple[Path, ...]:
    """Return the problems that are named; without names all, or the one that we stand in."""
    if names:
        return tuple(folder for name in names for folder in _named(around, name))
    here = list_problems([around.directory]) or list_problems([around.directory.parent])
    if around.directory in here:
        return (around.directory,)
    folders = list_problems(around.roots)
    if not folders:
        raise NothingMatched("there are no problems here", "문제가 없습니다")
    return folders


def _named(around: Surroundings, name: str) -> tuple[Path, ...]:
    """Find one problem, or all in a folder of problems."""
    return list_problems([around.directory / name]) or (around.find(name),)


@frozen(kw_only=False)
class How:
    """What to do beside the usual.

    ``fresh`` judges anew what is kept of packages; ``mutants`` grades the tests, and ``fix`` writes
    down the cases that are missing.
    """

    fresh: bool
    mutants: bool
    fix: bool


def _verify_all(
    context: Context, machine: Callable[[], Machine], folders: Sequence[Path], how: How
) -> Iterator[Report]:
    """Verify one after the other; a machine is opened for the first that needs one."""
    progress = Progress(context.terminal, context.monotonic)
    for done, folder in enumerate(folders):
        progress.draw(done, len(folders), folder.name)
        report = Report(folder.name, folder)
        try:
            problem = load_problem(folder)
        except ContentError as error:
            report.mistakes = error
        else:
            if isinstance(problem, WrittenProblem):
                doings = _fill(context, report, context.engine.verify_written(problem))
            else:
                doings = _prove(context, report, problem, machine(), how)
            for doing in doings:
                progress.draw(done + report.share, len(folders), f"{folder.name} {doing}")
        progress.pause()
        yield report


def _prove(
    context: Context, report: Report, problem: RunProblem, machine: Machine, how: How
) -> Iterator[str]:
    """Prove a problem by running its submissions; yield what is being done."""
    is_package = isinstance(problem, Problem) and problem.package is not None
    report.package, report.order = is_package, problem.submissions
    written = (case for case in problem.cases if case.place.file.name == FILE_NAME)
    report.places = {case.name: case.place for case in written}
    yield from _fill(context, report, context.engine.verify(problem, machine, fresh=how.fresh))
    if how.mutants and report.sound and not is_package:
        yield from _grade(context, report, problem, machine)
        if how.fix:
            _fix(context, report, problem, machine)


def _fill(
    context: Context, report: Report, steps: Iterator[Event | Step | ProblemVerified]
) -> Iterator[str]:
    """Collect what the engine tells; yield what is being done, for the line of progress."""
    doing = ""
    for step in steps:
        match step:
            case Finding():
                report.findings.append(step)
            case SubmissionVerified():
                report.submissions.append(step)
                doing = step.submission.path.name
            case Working():
                report.share = step.done / max(step.total, 1)
                doing = f"{step.done}/{step.total} {context.say(step.doing)}"
            case LimitSettled():
                report.limit = step
            case ProblemVerified():
                report.sound = step.sound
            case _:
                pass
        yield doing


def _grade(
    context: Context, report: Report, problem: RunProblem, machine: Machine
) -> Iterator[str]:
    """Collect what became of the mutants; yield the place of each."""
    for step in context.engine.grade_tests(problem, machine, context.monotonic):
        match step:
            case Grade():
                report.graded.grade = step
            case MutantJudged(path=path, mutant=mutant):
                if step.fate is Fate.SURVIVED:
                    report.graded.survivors.append(step)
                yield f"{path.name}:{mutant.line}"


def _fix(context: Context, report: Report, problem: RunProblem, machine: Machine) -> None:
    """Add the cases that are missing, each once."""
    match problem:
        case Problem():
            _add_inputs(context, report, problem, machine)
        case SqlProblem():
            missing = report.graded.grade.missing if report.graded.grade else ()
            taken = {case.name for case in problem.cases}
            for tables in missing:
                name = _free_name(taken)
                add_problem_tables(problem, name, tables)
                taken.add(name)
                report.graded.added.append(name)
                problem = _again(problem)


def _again(problem: SqlProblem) -> SqlProblem:
    """Read a problem again whose file has a case more."""
    read = load_problem(problem.folder)
    return read if isinstance(read, SqlProblem) else problem


def _free_name(taken: Collection[str]) -> str:
    return next(n for i in count(1) if (n := f"mutant-{i}") not in taken)


def _add_inputs(context: Context, report: Report, problem: Problem, machine: Machine) -> None:
    """Add each input that kills a survivor."""
    for judged in report.graded.survivors:
        if judged.killer is None:
            continue
        values = judged.killer.values
        known = [case.data.input for case in problem.cases if isinstance(case.data, Inline)]
        if values in known:
            continue
        name = _free_name({case.name for case in problem.cases})
        answer = context.engine.reference_answer(problem, values, machine)
        add_problem_case(problem, name, values, answer)
        report.graded.added.append(name)
        problem = load_program_problem(problem.folder)


def _page(context: Context, report: Report) -> Iterator[str]:
    terminal = context.terminal
    text = _UNREADABLE if report.mistakes else _SOUND if report.sound else _UNSOUND
    said = terminal.paint(context.say(text), "green" if report.sound else "red")
    yield f"{terminal.paint(report.slug, bold=True)}: {said}"
    if report.mistakes is not None:
        yield from (f"  {line}" for line in report.mistakes.say(context.locale).split("\n"))
    yield from _package(context, report) if report.package else _lines(context, report)
    for finding in report.findings:
        yield from _told(context, finding)
    yield from grade_lines(report.graded, context.locale, context.terminal)


def _lines(context: Context, report: Report) -> Iterator[str]:
    names = max((width(_name(each)) for each in report.submissions), default=0)
    for each in report.submissions:
        yield _line(context, each, names)
        if not each.as_expected:
            yield from decided_lines(each, report.places, context.locale, context.terminal)


def _package(context: Context, report: Report) -> Iterator[str]:
    """Yield the table, in the order of the folders, and where the time limit comes from."""
    order = {each.path: at for at, each in enumerate(report.order)}
    verified = sorted(report.submissions, key=lambda each: order.get(each.submission.path, 0))
    yield from package_table(verified, context.locale, context.terminal)
    if report.limit is not None:
        yield "  " + context.say(_LIMIT).format(
            limit=format_duration(report.limit.seconds),
            needs=format_duration(report.limit.slowest_seconds),
            name=report.limit.slowest,
        )
    kept = sum(each.kept for each in report.submissions)
    if kept:
        yield "  " + context.terminal.paint(context.say(_KEPT).format(count=kept), dim=True)


def _name(verified: SubmissionVerified) -> str:
    path = verified.submission.path
    return f"{path.parent.name}/{path.name}"


def _line(context: Context, verified: SubmissionVerified, names: int) -> str:
    result = verified.result
    times = [case.cpu_seconds for case in result.cases if case.cpu_seconds is not None]
    code = context.terminal.paint(pad(result.verdict.value, 3), COLORS[result.verdict])
    columns = [f"  {code}", pad(_name(verified), names)]
    columns += [format_duration(max(times))] if times else []
    if not verified.as_expected:
        promised = context.say(_PROMISED).format(expected=verified.submission.expected)
        columns.append(context.terminal.paint(promised, "red", bold=True))
    return "  ".join(columns).rstrip()


def _told(context: Context, finding: Finding) -> Iterator[str]:
    is_error = finding.severity is Severity.ERROR
    word = context.say(_ERROR if is_error else _WARNING)
    word = context.terminal.paint(word, "red" if is_error else "yellow", bold=True)
    place = f"{finding.place}: " if finding.place else ""
    first, *more = f"{place}{context.say(finding.text)}".split("\n")
    yield f"  {word}: {first}"
    yield from (f"    {line}" for text in more for line in wrap(text, context.terminal.width - 4))


COMMAND = Command(
    "verify",
    verify,
    summary=ENTRIES["verify"].summary,
    text=Text(
        "Every case must be valid, every author's solution must get the verdict that its folder "
        "promises, and the limits must leave room for noise.",
        "모든 케이스가 올바르고, 출제자의 풀이가 폴더 이름대로 판정되고, 시간 제한에 여유가 있는지 "
        "확인합니다.",
    ),
    params=[
        Argument(
            "names",
            nargs=-1,
            required=False,
            metavar="PATH",
            type=ProblemName(),
            text=Text(
                "Problems, folders of problems, or sets (sets/NAME.yaml); by default all.",
                "문제, 문제들이 있는 폴더 또는 문제 모음(sets/이름.yaml). 기본값은 모두입니다.",
            ),
        ),
        Option(
            "--fresh",
            is_flag=True,
            text=Text(
                "Judge a package's submissions anew, though nothing has changed.",
                "바뀐 것이 없어도 패키지의 제출을 다시 채점합니다.",
            ),
        ),
        Option(
            "--mutants",
            is_flag=True,
            text=Text(
                "Grade the cases: how many mistakes planted in the author's solutions they see.",
                "출제자의 풀이에 작은 실수를 심어 케이스가 얼마나 잡는지 확인합니다(느림).",
            ),
        ),
        Option(
            "--fix",
            is_flag=True,
            text=Text(
                "As --mutants, and add the cases that are missing to problem.yaml.",
                "--mutants와 같고, 빠진 케이스를 problem.yaml에 추가합니다.",
            ),
        ),
        *machine_options(),
        as_json(),
    ],
)
