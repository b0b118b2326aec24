"""Where the learner stands: the workspace around the current directory, and the problems in it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from judge.catalog.kept import recall
from judge.catalog.library import (
    FILE_NAME,
    Heading,
    find_problem,
    list_problems,
    shipped_problems,
)
from judge.catalog.suggestion import closest
from judge.catalog.workspace import PLATFORMS, Platform, Settings, Workspace, find_workspace
from judge.cli.cache import cache_folder
from judge.cli.context import Context
from judge.cli.keys import has_hangul, to_latin
from judge.errors import ContentError, NothingMatched, UsageError
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.problem import Kind, Problem, ProblemHead

if TYPE_CHECKING:
    from judge.model.sql_problem import AnyProblem
    from judge.study.answers import Answers
    from judge.study.history import History
    from judge.study.store import State, Store

PROGRESS = Path(".judge") / "progress.sqlite3"
EXAMS = Path(".judge") / "exams"


@frozen(kw_only=False)
class Surroundings:
    """The workspace, None outside of one, and the folders that hold problems."""

    workspace: Workspace | None
    roots: tuple[Path, ...]
    directory: Path
    cache: Path

    @property
    def store(self) -> "Store | None":
        """What was done in this workspace so far."""
        if self.workspace is None:
            return None
        from judge.study.store import Store  # sqlite3 costs 5 ms, and `judge run` keeps nothing

        return Store(self.workspace.root / PROGRESS)

    @property
    def history(self) -> "History | None":
        """What the attempts of this workspace come to."""
        if self.workspace is None:
            return None
        from judge.study.history import History  # as above

        return History(self.workspace.root / PROGRESS)

    @property
    def answers(self) -> "Answers | None":
        """The written answers of this workspace so far."""
        if self.workspace is None:
            return None
        from judge.study.answers import Answers  # as above

        return Answers(self.workspace.root / PROGRESS)

    def states(self) -> "dict[str, State]":
        """How far the learner is with every problem that was tried, of whatever kind."""
        attempts, answers = self.store, self.answers
        if attempts is None or answers is None:
            return {}
        return {**answers.states(), **attempts.states()}

    @property
    def isolation(self) -> str | None:
        """The level's letter that the workspace asks for."""
        return None if self.workspace is None else self.workspace.settings.isolation

    @property
    def platform(self) -> Platform | None:
        """The platform whose limits hold in this workspace."""
        return None if self.workspace is None else self.workspace.settings.platform

    def limited(self, problem: "AnyProblem") -> "AnyProblem":
        """Return a program problem with the platform's limits, in every language."""
        if self.platform is None or not isinstance(problem, Problem) or problem.package:
            return problem
        theirs = PLATFORMS[self.platform]
        limits = replace(
            problem.limits,
            time_seconds=theirs.time_seconds or problem.limits.time_seconds,
            memory_bytes=theirs.memory_bytes or problem.limits.memory_bytes,
            languages=(),
        )
        return replace(problem, limits=limits)

    def load(self, folder: Path) -> "AnyProblem":
        """Read a problem, or recall it where nothing has changed; ContentError with mistakes."""
        problem = self.glance(folder)
        if problem.kind is Kind.WRITTEN:
            recall(folder / FILE_NAME, (bool,), _compiles, self.cache)
        return problem

    def glance(self, folder: Path) -> "AnyProblem":
        """Read a problem of which no answer is assessed: its rubric's expressions may be none."""
        return recall(folder, (ProblemHead,), _read_problem, self.cache)

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the problems that can be read, by slug.

        They are recalled for a folder of problems as a whole, at a tenth of what the problems cost.
        """
        found: dict[str, Heading | None] = {}
        for root in filter(Path.is_dir, self.roots):
            for slug, heading in recall(root, (tuple,), self._read_headings, self.cache):
                found.setdefault(slug, heading)
        return tuple(each for _, each in sorted(found.items()) if each is not None)

    def _read_headings(self, root: Path) -> tuple[tuple[str, Heading | None], ...]:
        """Read those of one folder, None for what cannot be read; `judge list` says why."""
        pairs: list[tuple[str, Heading | None]] = []
        for folder in list_problems([root]):
            try:
                problem = self.glance(folder)
            except ContentError:
                pairs.append((folder.name, None))
            else:
                heading = Heading(problem.slug, problem.level, problem.topics)
                pairs.append((folder.name, heading))
        return tuple(pairs)

    @property
    def dialect(self) -> str:
        """The dialect of SQL in which this learner answers, where nothing else says it."""
        usual = Dialect.MYSQL if self.workspace is None else self.workspace.settings.sql_dialect
        return usual.value

    def find(self, name: str) -> Path:
        """Return the folder of a problem; NothingMatched, with a guess, where there is none."""
        is_path = "/" in name or name in {".", "..", FILE_NAME}
        try:
            return find_problem(str(self.directory / name) if is_path else name, self.roots)
        except NothingMatched:
            if not has_hangul(name):
                raise
        meant = closest(to_latin(name), [folder.name for folder in list_problems(self.roots)])
        hint = f'; did you mean "{meant}"?' if meant else ""
        hint_ko = f' 혹시 "{meant}"인가요?' if meant else ""
        raise NothingMatched(
            f"no problem is called {name!r}{hint}", f"{name!r} 문제가 없습니다.{hint_ko}"
        )

    def name_of(self, folder: Path) -> str:
        """Return what one types here for a problem: its slug, or its path where that is needed."""
        folder = self.directory / folder
        found = (root / folder.name for root in self.roots)
        first = next((each for each in found if (each / FILE_NAME).is_file()), None)
        if first is not None and first.samefile(folder):
            return folder.name
        import shlex  # 1 ms, for what lies elsewhere

        below = folder.is_relative_to(self.directory)
        path = str(folder.relative_to(self.directory) if below else folder)
        return shlex.quote(path if "/" in path or path == "." else f"./{path}")

    def need_workspace(self) -> Workspace:
        """Return the workspace; UsageError says how to make one."""
        if self.workspace is None:
            raise UsageError(
                "this folder is in no workspace: run `judge init` in the folder where you want to "
                "keep your solutions",
                "연습 폴더가 아닙니다. 풀이를 보관할 폴더에서 `judge init`을 실행하세요",
            )
        return self.workspace


def look_around(context: Context) -> Surroundings:
    """Find the workspace by walking up from the current directory."""
    cache = cache_folder(context.environment)
    workspace = find_workspace(context.directory, lambda file: _settings(file, cache))
    roots = (shipped_problems(),) if workspace is None else workspace.problem_roots
    return Surroundings(workspace, roots, context.directory, cache)


def _settings(file: Path, cache: Path) -> Settings:
    settings = recall(file, (Settings,), _read_settings, cache)
    if all(folder.is_dir() for folder in settings.problems):
        return settings
    return _read_settings(file)  # which says that a folder is gone


def _read_problem(folder: Path) -> "AnyProblem":
    from judge.catalog.problem_file import load_problem  # with YAML 25 ms, when it has changed

    return load_problem(folder, thorough=False)


def _compiles(file: Path) -> bool:
    """Compile the expressions of a rubric; ContentError where one is none."""
    from judge.catalog.problem_file import load_problem  # as above

    load_problem(file.parent)
    return True


def _read_settings(file: Path) -> Settings:
    from judge.catalog.workspace_file import read_settings  # as above

    return read_settings(file)
