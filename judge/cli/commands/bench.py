"""``judge bench``: how long a solution takes, beside others, and how it grows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from judge.bench.baselines import FILE, Baseline, Baselines
from judge.bench.contest import BenchEnded, Plan, Turning, Warming
from judge.bench.growth.measuring import Effort, GrowthRead, GrowthUnknown, SizeTried
from judge.bench.hot_lines import Watch
from judge.bench.record import bench_record, profile_record
from judge.bench.result import BenchResult, Total
from judge.catalog.suggestion import did_you_mean
from judge.cli.contestants import Starters, Wishes, starters
from judge.cli.context import Context
from judge.cli.options import asked_of, case_option, file_options, machine_options, target
from judge.cli.parameters import Argument, Command, Factor, Option, Whole, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.bench_table import bench_table
from judge.cli.screen.growth_rows import growth_rows
from judge.cli.screen.platform_line import platform_line
from judge.cli.screen.profile_rows import profile_rows
from judge.cli.screen.progress import Progress
from judge.cli.selection import Selection, select
from judge.cli.trial import Trial, cases_of
from judge.errors import UsageError
from judge.model.problem import Kind, Problem
from judge.model.text import Text

if TYPE_CHECKING:
    from judge.judging.machine import Machine
    from judge.model.sql_problem import RunProblem

_SECONDS = 10
_CASES = 3
_LEAST, _MOST = 10, 30
_WARMING = Text("judging {name} once", "{name} 채점 확인 중")
_TURNING = Text("in turns", "번갈아 측정 중")
_WATCHING = Text("looking for the slowest case, and watching it", "가장 느린 케이스를 찾아 측정 중")
_GROWING = Text("growth over {shape}, n = {size:,}", "{shape} 복잡도 측정 중, n = {size:,}")
_GROWTH = Text("Growth of {name}", "{name} 복잡도")
_NO_SHAPES = Text(
    "no growth: the problem has no generator that takes a size",
    "크기를 받는 생성기가 없는 문제라서 복잡도는 측정하지 않습니다",
)
_SAVED = Text("kept as {name!r}", "{name!r} 이름으로 저장했습니다")
_SLOWER = Text(
    "slower than {name}: ×{low:.2f} at least (more than {bound:g} times)",
    "{name}보다 느립니다: 적어도 {low:.2f}배({bound:g}배 초과)",
)
_ONLY_PROGRAMS = (
    "only solutions that read an input and end are timed in turns",
    "입력을 읽고 끝나는 프로그램만 비교할 수 있습니다",
)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One call of the command."""

    context: Context
    selection: Selection
    words: dict[str, Any]
    growth: list[GrowthRead | GrowthUnknown] = field(default_factory=list)

    def compare(
        self, problem: Problem, starting: Starters, machine: "Machine", progress: Progress
    ) -> BenchResult:
        """Race."""
        trial = Trial(only=self.words["only"])
        cases = cases_of(self.selection, trial, hidden=True)
        every = self.words["all_cases"] or bool(trial.only)
        turns = self.words["turns"]
        plan = Plan(
            seconds=self.words["seconds"] if turns is None else float("inf"),
            least=turns or _LEAST,
            most=turns or _MOST,
            cases=None if every else _CASES,
        )
        events = self.context.engine.compare(
            problem, starting.contestants, cases, machine, (plan, self.context.monotonic)
        )
        for event in events:
            match event:
                case Warming(contestant=name):
                    progress.announce(self.context.say(_WARMING).format(name=name))
                case Turning(turn=turn, total=total):
                    progress.draw(turn - 1, total, self.context.say(_TURNING))
                case BenchEnded(result=result):
                    progress.pause()
                    return result
        raise AssertionError("the last event is BenchEnded")

    def grow(self, machine: "Machine", progress: Progress) -> None:
        """Measure the growth of the solution itself."""
        effort = Effort(shapes=self.words["shapes"])
        problem, submission = self.selection.problem, self.selection.submission
        for event in self.context.engine.measure_growth(problem, submission, machine, effort):
            match event:
                case SizeTried(shape=shape, size=size):
                    said = self.context.say(_GROWING).format(shape=shape, size=size)
                    progress.announce(said)
                case GrowthRead() | GrowthUnknown():
                    self.growth.append(event)
        progress.pause()

    def report(self, result: BenchResult | None) -> None:
        """Write the files that are asked for."""
        if not (self.words["html"] or self.words["svg"]):
            return
        from judge.cli.report.bench_page import bench_drawing, bench_page, write_report

        locale, directory = self.context.locale, self.context.directory
        title = self.context.say(self.selection.problem.title)
        if self.words["html"]:
            page = bench_page(title, result, self.growth, locale)
            write_report(directory / self.words["html"], page)
        if self.words["svg"] and result is not None:
            write_report(directory / self.words["svg"], bench_drawing(result, locale))

    def show(self, result: BenchResult | None) -> None:
        """Write it all for people."""
        terminal, locale = self.context.terminal, self.context.locale
        problem = self.selection.problem
        title = terminal.paint(self.context.say(problem.title), bold=True)
        terminal.show(f"{title} ({problem.slug})")
        platform = self.selection.surroundings.platform
        if platform is not None and result is not None:
            terminal.show(platform_line(platform, locale))
        if result is not None:
            terminal.show(*bench_table(result, locale, terminal))
        if self.words["no_growth"]:
            return
        name = self.selection.submission.path.name
        head = self.context.say(_GROWTH).format(name=name)
        terminal.show("", terminal.paint(head, bold=True))
        if self.growth:
            terminal.show(*growth_rows(self.growth, locale, terminal))
        else:
            terminal.show(f"  {self.context.say(_NO_SHAPES)}")


def bench(context: Context, *, unsafe: bool, isolation: str | None, **words: Any) -> int:
    """Compare, read the growth, keep and report; exit code 1 where it became slower."""
    selection = select(context, asked_of(words))
    run = _Run(context=context, selection=selection, words=words)
    wishes, problem = _wishes(words), selection.problem
    watch = _watch(words)
    is_program = isinstance(problem, Problem) and problem.kind is Kind.ALGORITHM
    if not is_program and (
        wishes.anybody or words["save"] or watch or isinstance(problem, Problem)
    ):
        raise UsageError(*_ONLY_PROGRAMS)
    if words["shapes"]:
        _check_shapes(problem, words["shapes"])
    trial = Trial(unsafe=unsafe, isolation=isolation)
    if watch is not None and isinstance(problem, Problem):
        return _profile(run, problem, watch, trial)
    return _measure(run, trial, wishes)


def _check_shapes(problem: "RunProblem", names: Sequence[str]) -> None:
    """Raise UsageError where a shape is asked for that the problem does not have."""
    if isinstance(problem, Problem):
        from judge.bench.growth.shapes import shapes_of  # where one is named

        known = [shape.name for shape in shapes_of(problem)]
    else:
        from judge.bench.growth.queries import SHAPE  # 20 ms, for SQL only

        known = [SHAPE]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UsageError(
                f"the problem has no generator {name!r} that takes a size{hint.en}",
                f"크기를 받는 생성기 {name!r}이(가) 없는 문제입니다.{hint.ko}",
            )


def _measure(run: _Run, trial: Trial, wishes: Wishes) -> int:
    """Race, read the growth, report."""
    context, selection, words = run.context, run.selection, run.words
    problem, starting, result = selection.problem, None, None
    if isinstance(problem, Problem):
        starting = starters(context, selection, problem, wishes)
    progress = Progress(context.terminal, context.monotonic)
    with trial.machine(context, selection.surroundings, selection.language, steady=True) as machine:
        if isinstance(problem, Problem) and starting is not None:
            result = run.compare(problem, starting, machine, progress)
        if not words["no_growth"]:
            run.grow(machine, progress)
    if words["as_json"]:
        read = [each for each in run.growth if isinstance(each, GrowthRead)]
        context.terminal.show_json(bench_record(problem.slug, result, read))
    else:
        run.show(result)
    run.report(result)
    if result is None or starting is None:
        return 0
    if words["save"]:
        _save(context, selection, words["save"], result)
    return _slower(context, result, starting, words["fail_slower"])


def _watch(words: dict[str, Any]) -> Watch | None:
    if words["allocations"]:
        return Watch.MEMORY
    return Watch.TIME if words["profile"] else None


def _profile(run: _Run, problem: Problem, watch: Watch, trial: Trial) -> int:
    """Show the lines that cost most, and nothing else."""
    context, selection = run.context, run.selection
    cases = cases_of(selection, Trial(only=run.words["only"]), hidden=True)
    progress = Progress(context.terminal, context.monotonic)
    progress.announce(context.say(_WATCHING))
    with trial.machine(context, selection.surroundings, selection.language) as machine:
        profile = context.engine.profile(problem, selection.submission, cases, machine, watch)
    progress.pause()
    if run.words["as_json"]:
        context.terminal.show_json(profile_record(problem.slug, profile))
    else:
        context.terminal.show(*profile_rows(profile, context.locale, context.terminal))
    return 0


def _wishes(words: dict[str, Any]) -> Wishes:
    names = ("rivals", "reference", "brute", "compare_to")
    wishes = Wishes(**{name: words[name] for name in names})
    if words["fail_slower"] is not None and wishes.compare_to is None:
        raise UsageError(
            "--fail-slower needs --compare-to: slower than what?",
            "--fail-slower에는 --compare-to가 필요합니다. 무엇보다 느린지 알려 주세요",
        )
    return wishes


def _save(context: Context, selection: Selection, name: str, result: BenchResult) -> None:
    workspace = selection.surroundings.need_workspace()
    cpu = result.totals[0].cpu
    baseline = Baseline(
        name=name,
        saved_at=context.now().isoformat(),
        submission=selection.submission,
        cpu_seconds=None if cpu is None else cpu.middle,
    )
    Baselines(workspace.root / FILE).keep(selection.problem.slug, baseline)
    context.terminal.tell(context.say(_SAVED).format(name=name))


def _slower(context: Context, result: BenchResult, starting: Starters, bound: float | None) -> int:
    """Say whether the solution is slower than it may be, for sure: the whole interval is beyond."""
    against = _total(result.totals, starting.against)
    if bound is None or against is None or against.ratio is None:
        return 0
    low = 1 / against.ratio.high
    if low <= bound:
        return 0
    said = context.say(_SLOWER).format(name=against.contestant, low=low, bound=bound)
    context.terminal.tell(said)
    return 1


def _total(totals: Sequence[Total], name: str | None) -> Total | None:
    return next((each for each in totals if each.contestant == name), None)


COMMAND = Command(
    "bench",
    bench,
    summary=ENTRIES["bench"].summary,
    text=Text(
        "Your solution runs in turns with the others, each run in a process of its own, on the "
        "cases that take longest. What is told is the CPU time's median, and the ratio with the "
        "interval in which it lies at 95 %. Growth is read from sizes that double, over every "
        "generator of the problem: the classes that the data do not exclude.",
        "내 풀이와 다른 풀이를 가장 오래 걸리는 케이스에서 번갈아 실행합니다. 매번 새 프로세스를 "
        "쓰며, CPU 시간의 중앙값과 비율의 95% 구간을 보여 줍니다. 복잡도는 입력 크기를 두 배씩 "
        "늘리며 문제의 모든 생성기로 측정하고, 측정값이 제외하지 못한 것을 모두 알려 줍니다.",
    ),
    params=[
        target(),
        Argument(
            "rivals",
            nargs=-1,
            metavar="[FILES]",
            text=Text(
                "Others to compare with: files, or solutions of the author's by name.",
                "비교할 다른 풀이: 파일, 또는 출제자 풀이의 파일 이름.",
            ),
        ),
        *file_options(),
        Option(
            "--reference",
            is_flag=True,
            text=Text("Compare with the author's solution.", "출제자의 기준 풀이와 비교합니다."),
        ),
        Option(
            "--brute",
            is_flag=True,
            text=Text(
                "Compare with your brute.*, or a slow solution of the author's.",
                "내 brute.* 파일이나 출제자의 느린 풀이와 비교합니다.",
            ),
        ),
        case_option(),
        Option(
            "--all-cases",
            is_flag=True,
            text=Text(
                f"Time every case, not only the {_CASES} slowest.",
                f"가장 느린 {_CASES}개만이 아니라 모든 케이스를 측정합니다.",
            ),
        ),
        Option(
            "--seconds",
            type=Whole(1),
            default=_SECONDS,
            metavar="N",
            text=Text(
                f"Go on for so long; by default {_SECONDS}, and {_LEAST} to {_MOST} turns.",
                f"측정할 시간(초). 기본값은 {_SECONDS}, {_LEAST}~{_MOST}번.",
            ),
        ),
        Option(
            "--turns",
            type=Whole(1),
            metavar="N",
            text=Text("Exactly so many turns.", "정확히 이 횟수만큼 측정합니다."),
        ),
        Option(
            "--no-growth",
            is_flag=True,
            text=Text("Do not read the growth.", "복잡도를 측정하지 않습니다."),
        ),
        Option(
            "--shape",
            "shapes",
            multiple=True,
            metavar="NAME",
            text=Text(
                "Read the growth over this generator only (may be repeated).",
                "이 생성기의 입력으로만 복잡도를 측정합니다(여러 번 가능).",
            ),
        ),
        Option(
            "--save",
            metavar="NAME",
            text=Text("Keep this solution as a baseline.", "이 풀이를 기준 기록으로 저장합니다."),
        ),
        Option(
            "--compare-to",
            metavar="first|best|NAME",
            text=Text(
                "Compare with your first or best accepted attempt, or a baseline.",
                "처음 또는 가장 빠르게 통과한 제출, 저장한 기준 기록과 비교합니다.",
            ),
        ),
        Option(
            "--fail-slower",
            type=Factor(),
            metavar="1.1",
            text=Text(
                "Exit code 1 where it is surely slower than that by more than this factor.",
                "비교 대상보다 이 배수보다 확실히 느리면 종료 코드 1.",
            ),
        ),
        Option(
            "--profile",
            is_flag=True,
            text=Text(
                "Show which lines of a Python solution take the time, on its slowest case.",
                "파이썬 풀이에서 시간을 많이 쓰는 줄을 가장 느린 케이스로 보여 줍니다.",
            ),
        ),
        Option(
            "--allocations",
            is_flag=True,
            text=Text(
                "Show which lines hold the memory at its peak.",
                "메모리를 가장 많이 쓸 때 어느 줄이 쓰는지 보여 줍니다.",
            ),
        ),
        Option(
            "--html",
            metavar="FILE",
            text=Text("Write a report for a browser.", "브라우저로 볼 보고서를 씁니다."),
        ),
        Option(
            "--svg",
            metavar="FILE",
            text=Text("Write the bars as a drawing.", "막대그래프를 SVG로 씁니다."),
        ),
        *machine_options(),
        as_json(),
    ],
)
