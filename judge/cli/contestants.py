"""Who races: the learner's files, the author's solutions by name, attempts and baselines."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from judge.bench.baselines import FILE, Baseline, Baselines
from judge.bench.contest import Contestant
from judge.catalog.suggestion import did_you_mean
from judge.cli.context import Context
from judge.cli.selection import Asked, Selection, read_submission
from judge.errors import NothingMatched, UsageError
from judge.frozen import frozen
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.study.store import Attempt

REFERENCE = "reference"
BRUTE = "brute"
FIRST, BEST = "first", "best"
_SLOW = "time_limit_exceeded"


@frozen
class Wishes:
    """Who shall race beside the solution itself, as the command line says it."""

    rivals: tuple[str, ...] = ()
    reference: bool = False
    brute: bool = False
    compare_to: str | None = None

    @property
    def anybody(self) -> bool:
        """Whether anybody is to race."""
        return bool(self.rivals or self.reference or self.brute or self.compare_to)


@frozen
class Starters:
    """Everybody; ``against`` is the name of the one that may not be faster."""

    contestants: tuple[Contestant, ...]
    against: str | None


def starters(context: Context, selection: Selection, problem: Problem, wishes: Wishes) -> Starters:
    """Find everybody; NothingMatched says who there is, where a name is nobody's."""
    found = [Contestant(name=selection.submission.path.name, submission=selection.submission)]
    lookup = _Lookup(context, selection, problem)
    found.extend(map(lookup.named, wishes.rivals))
    if wishes.reference:
        found.append(lookup.reference())
    if wishes.brute:
        found.append(lookup.brute())
    against = None
    if wishes.compare_to is not None:
        found.append(lookup.kept(wishes.compare_to))
        against = found[-1].name
    unique = tuple(_unique(found))
    return Starters(contestants=unique, against=unique[-1].name if against else None)


def _unique(contestants: Sequence[Contestant]) -> Iterator[Contestant]:
    """Tell those apart who have the same name, by numbers."""
    seen: dict[str, int] = {}
    for each in contestants:
        seen[each.name] = seen.get(each.name, 0) + 1
        count = seen[each.name]
        name = each.name if count == 1 else f"{each.name} ({count})"
        yield Contestant(name=name, submission=each.submission)


class _Lookup:
    """Names of one problem."""

    def __init__(self, context: Context, selection: Selection, problem: Problem) -> None:
        self._context = context
        self._selection = selection
        self._problem = problem

    def named(self, name: str) -> Contestant:
        """Return a file of the learner's, else a solution of the author's by its file's name."""
        path = self._context.directory / name
        if path.is_file():
            return Contestant(name=path.name, submission=self._read(path))
        authors = {each.path.name: each.path for each in self._problem.submissions}
        stems = {each.stem: each for each in authors.values()}
        found = authors.get(name) or stems.get(name)
        if found is not None:
            return Contestant(name=found.name, submission=self._read(found))
        hint = did_you_mean(name, authors)
        raise NothingMatched(
            f"{name} is no file, and no solution of the author's{hint.en}",
            f"{name}: 그런 파일도, 출제자의 풀이도 없습니다.{hint.ko}",
        )

    def reference(self) -> Contestant:
        """Return the author's reference."""
        if self._problem.reference is None:
            raise UsageError(
                f"{self._problem.slug} has no reference solution",
                f"{self._problem.slug}: 기준 풀이가 없는 문제입니다",
            )
        return Contestant(name=REFERENCE, submission=self._read(self._problem.reference))

    def brute(self) -> Contestant:
        """Return the learner's ``brute.*``, else a slow solution of the author's."""
        mine = self._selection.submission
        own = sorted(mine.path.parent.glob("brute.*")) if mine.path.parent.is_dir() else []
        slow = [each.path for each in self._problem.submissions if each.expected == _SLOW]
        same = [path for path in slow if path.suffix == mine.path.suffix]
        found = [*own, *same, *slow]
        if not found:
            raise NothingMatched(
                f"there is no brute force: write {mine.path.parent}/brute{mine.path.suffix}",
                f"무차별 대입 풀이가 없습니다: {mine.path.parent}/brute{mine.path.suffix} 파일을 "
                "만드세요",
            )
        return Contestant(name=BRUTE, submission=self._read(found[0]))

    def kept(self, name: str) -> Contestant:
        """Return the first or the best accepted attempt, or a baseline that was saved."""
        if name in {FIRST, BEST}:
            return self._attempt(name)
        baselines = self._baselines()
        for each in baselines:
            if each.name == name:
                return Contestant(name=name, submission=each.submission)
        hint = did_you_mean(name, [FIRST, BEST, *(each.name for each in baselines)])
        raise NothingMatched(
            f"no baseline is called {name!r}; --save {name} makes one{hint.en}",
            f"{name!r} 기준 기록이 없습니다. --save {name} 옵션으로 저장할 수 있습니다.{hint.ko}",
        )

    def _baselines(self) -> Sequence[Baseline]:
        workspace = self._selection.surroundings.need_workspace()
        return Baselines(workspace.root / FILE).of(self._problem.slug)

    def _attempt(self, which: str) -> Contestant:
        self._selection.surroundings.need_workspace()
        store = self._selection.surroundings.store
        attempts = [] if store is None else store.accepted(self._problem.slug)
        if not attempts:
            raise NothingMatched(
                f"no submission of {self._problem.slug} was accepted yet; `judge submit` keeps all",
                f"{self._problem.slug}: 아직 통과한 제출이 없습니다. `judge submit`으로 제출하면 "
                "기록됩니다",
            )
        chosen = attempts[0] if which == FIRST else min(attempts, key=_slowest)
        return Contestant(
            name=which,
            submission=Submission(
                path=Path(chosen.result.path),
                source=chosen.source,
                language=chosen.result.language,
                style=Style(chosen.result.style),
            ),
        )

    def _read(self, path: Path) -> Submission:
        asked = Asked(target=str(path))
        dialect = self._selection.surroundings.dialect
        return read_submission(path, self._problem, asked, dialect)


def _slowest(attempt: Attempt) -> float:
    times = [case.cpu_seconds or 0.0 for case in attempt.result.cases]
    return max(times, default=float("inf")) / attempt.result.machine_factor
