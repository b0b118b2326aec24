"""Which problem and which file a command speaks of: ``SLUG``, ``FILE``, a folder, or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from judge.catalog.icpc.recognition import is_package
from judge.catalog.library import FILE_NAME
from judge.catalog.suggestion import did_you_mean
from judge.cli.context import Context
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import NothingMatched, ProblemUnknown, UsageError
from judge.frozen import frozen
from judge.languages.registry import by_id, language_of
from judge.languages.style import detect_style
from judge.model.dialect import Dialect
from judge.model.problem import Case, Problem
from judge.model.submission import Style, Submission
from judge.model.text import Text

if TYPE_CHECKING:
    from judge.model.sql_problem import AnyProblem, RunProblem, SqlProblem

OWN_CASES = "cases.yaml"


@frozen
class Asked:
    """What the command line says about the file; None leaves it to the file itself."""

    target: str | None
    problem: str | None = None
    language: str | None = None
    style: str | None = None


@frozen
class Selection:
    """A file to judge and the problem it is for.

    ``own_cases`` are the learner's. ``note`` says that other files could have been meant.
    """

    surroundings: Surroundings
    problem: "RunProblem"
    submission: Submission
    own_cases: tuple[Case, ...]
    note: Text | None

    @property
    def language(self) -> str:
        """The id of the language that will run: an answer in SQL is asked by a Python program."""
        is_query = self.submission.style is Style.QUERY
        return "python" if is_query else self.submission.language

    @property
    def name(self) -> str:
        """What one types for the problem."""
        return self.surroundings.name_of(self.problem.folder)


def select(context: Context, asked: Asked) -> Selection:
    """Find and read the file and its problem; the errors say what to type instead."""
    around = look_around(context)
    named = named_problem(around, asked)
    path, note = _find_file(context, around, asked.target, named)
    problem = around.limited(around.load(named or problem_of(path, around)))
    run = _run_problem(problem, path)
    return Selection(
        surroundings=around,
        problem=run,
        submission=read_submission(path, run, asked, around.dialect),
        own_cases=own_cases(own_cases_file(path, run, around), run),
        note=note,
    )


def _run_problem(problem: "AnyProblem", path: Path) -> "RunProblem":
    """Return a problem for which something runs; UsageError for one that is answered in writing."""
    if isinstance(problem, Problem):
        return problem
    from judge.model.sql_problem import SqlProblem  # 4 ms, with what belongs to it

    if isinstance(problem, SqlProblem):
        return problem
    raise UsageError(
        f"{problem.slug} is answered in writing, and {path.name} is a program; `judge new "
        f"{problem.slug}` makes answer.md to start from",
        f"{problem.slug}: 서술형 문제라서 {path.name} 파일로 답할 수 없습니다. `judge new "
        f"{problem.slug}`로 answer.md를 만드세요",
    )


def read_submission(
    path: Path, problem: "RunProblem", asked: Asked, usual_dialect: str
) -> Submission:
    """Read a source file; UsageError where it is no text, or may not answer such a problem."""
    if isinstance(problem, Problem):
        submission = _read_program(path, problem, asked)
        if problem.package is not None:
            from judge.judging.hand_in import check_allowed  # 5 ms, for packages only

            check_allowed(submission, problem)
        return submission
    from judge.model.sql_source import dialect_of  # 1 ms, for SQL only

    if path.suffix.lower() != ".sql":
        raise UsageError(
            f"{problem.slug} is solved by SQL: hand in a .sql file, not {path.name}",
            f"{problem.slug}: SQL 문제입니다. {path.name} 말고 .sql 파일을 제출하세요",
        )
    source = read_source(path)
    dialect = choose_dialect(problem, asked.language or dialect_of(source), usual_dialect)
    return Submission(path=path, source=source, language=dialect, style=Style.QUERY)


def _read_program(path: Path, problem: Problem, asked: Asked) -> Submission:
    """Read a program; for a package it may be a folder, and files of the package's come along."""
    if problem.package is not None and (path.is_dir() or problem.package.include is not None):
        from judge.judging.hand_in import hand_in  # 5 ms, for packages only

        return hand_in(path, problem, asked.language)
    language = by_id(asked.language) if asked.language else language_of(path)
    source = read_source(path)
    style = asked.style or detect_style(source, language, problem.function)
    return Submission(path=path, source=source, language=language.id, style=Style(style))


def read_source(path: Path) -> str:
    """Read a text that a learner wrote; UsageError where it is none."""
    _refuse_other_kinds(path, str(path))
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror}", f"{path}: 읽을 수 없습니다({error.strerror})"
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8",
            f"{path}: UTF-8이 아닙니다({error.start}번째 바이트). UTF-8로 저장하세요",
        ) from error


def _refuse_other_kinds(path: Path, shown: str) -> None:
    """Raise UsageError where a path is there and is no file: to read a pipe would take for ever."""
    if path.is_file() or not path.exists():
        return
    if path.is_dir():
        en, ko = "a folder", "폴더"
    elif path.is_fifo():
        en, ko = "a named pipe", "파이프(FIFO)"
    else:
        en, ko = "a device or a socket", "장치나 소켓"
    raise UsageError(
        f"{shown} is {en}; a file is wanted", f"{shown}: {ko}입니다. 파일을 적어 주세요"
    )


def own_cases(file: Path, problem: "RunProblem") -> tuple[Case, ...]:
    """Read the learner's cases, none where there is no such file."""
    if not file.exists():
        return ()
    if isinstance(problem, Problem):
        from judge.catalog.own_cases import load_own_cases  # with YAML 25 ms, where there are some

        return load_own_cases(file, problem)
    from judge.catalog.own_tables import load_own_tables  # the same

    return load_own_tables(file, problem)


def choose_dialect(problem: "SqlProblem", word: str | None, usual: str) -> Dialect:
    """Take the dialect that is asked for, else the usual one, else the problem's first.

    UsageError where the problem cannot be answered in it.
    """
    if word is None:
        return Dialect(usual) if usual in problem.dialects else problem.dialects[0]
    if word in problem.dialects:
        return Dialect(word)
    hint = did_you_mean(word, problem.dialects)
    raise UsageError(
        f"{problem.slug} is answered in a dialect of SQL, and not in {word!r}{hint.en}",
        f"{problem.slug}: {word!r}(으)로는 풀 수 없는 SQL 문제입니다.{hint.ko}",
    )


def own_cases_file(path: Path, problem: "RunProblem", around: Surroundings) -> Path:
    """Name the file of the learner's cases: in the workspace, else beside the solution."""
    if around.workspace is not None:
        return around.workspace.solutions(problem.slug) / OWN_CASES
    return path.parent / OWN_CASES


def named_problem(around: Surroundings, asked: Asked) -> Path | None:
    """Return the folder of the problem that is named, itself or by its path; None for a file's."""
    if asked.problem:
        return around.find(asked.problem)
    if asked.target is None or not is_problem(around.directory / asked.target):
        return None
    return around.find(asked.target)


def is_problem(path: Path) -> bool:
    """Whether a path is that of a problem, and of no solution."""
    return (path / FILE_NAME).is_file() and not any(_solutions(path))


def _find_file(
    context: Context, around: Surroundings, target: str | None, named: Path | None
) -> tuple[Path, Text | None]:
    if target is None:
        return _of_current_folder(context, around, named)
    path = context.directory / target
    if path.is_file():
        return path, None
    if is_problem(path):
        return _of_problem(around, around.find(target))
    if path.is_dir() and named is not None and is_package(named):
        return path, None  # a whole program
    if path.is_dir() and (target != path.name or any(_solutions(path))):
        return _latest(path, path.name if named is None else around.name_of(named))
    if "/" in target or path.suffix:
        _refuse_other_kinds(path, target)
        raise UsageError(f"there is no file {target}", f"{target} 파일이 없습니다")
    return _of_problem(around, around.find(target))


def _check_runs(problem: "AnyProblem") -> None:
    """Raise UsageError for a problem of which nothing runs, and say what it is there for."""
    if isinstance(problem, Problem):
        return
    from judge.model.sql_problem import SqlProblem  # as above

    if not isinstance(problem, SqlProblem):
        slug = problem.slug
        raise UsageError(
            f"{slug} is a written question, and this is for programs; what works: judge new, run, "
            f"submit and rehearse {slug}",
            f"{slug}: 서술형 문제에는 쓸 수 없는 명령입니다. 쓸 수 있는 명령: judge new, run, "
            f"submit, rehearse {slug}",
        )


def _of_problem(around: Surroundings, folder: Path) -> tuple[Path, Text | None]:
    """Return the learner's solution of a problem."""
    own = around.need_workspace().solutions(folder.name)
    if not any(_solutions(own)):
        _check_runs(around.load(folder))
    return _latest(own, around.name_of(folder))


def _of_current_folder(
    context: Context, around: Surroundings, named: Path | None
) -> tuple[Path, Text | None]:
    if any(_solutions(context.directory)):
        return _latest(context.directory, context.directory.name)
    if named is not None:
        return _of_problem(around, named)
    raise UsageError(
        "which problem? Name it (`judge list` shows all), or a file",
        "어떤 문제인가요? 문제 이름이나 파일을 적어 주세요(`judge list`로 볼 수 있습니다)",
    )


def _latest(folder: Path, slug: str) -> tuple[Path, Text | None]:
    """Return the solution that was changed last, and a note where there are several."""
    found = sorted(_solutions(folder), key=lambda path: path.stat().st_mtime)
    if not found:
        raise NothingMatched(
            f"{folder}: no solution yet; `judge new {slug}` makes a file to start from",
            f"{folder}: 아직 풀이가 없습니다. `judge new {slug}`로 시작하세요",
        )
    if len(found) == 1:
        return found[0], None
    names = ", ".join(path.name for path in found[:-1])
    note = Text(
        f"taking {found[-1].name}, the file changed last (also there: {names})",
        f"가장 최근에 고친 {found[-1].name} 파일을 사용합니다(다른 파일: {names})",
    )
    return found[-1], note


def _solutions(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("solution.*") if path.is_file())


def problem_of(path: Path, around: Surroundings) -> Path:
    """Find the problem from the folders above a file: one is the problem, or has its name.

    ProblemUnknown where none does.
    """
    for folder in path.resolve().parents:
        if (folder / FILE_NAME).is_file():
            return folder
        if any((root / folder.name / FILE_NAME).is_file() for root in around.roots):
            return around.find(folder.name)
    raise ProblemUnknown(
        f"which problem is {path.name} for? Say --problem SLUG",
        f"{path.name} 파일은 어떤 문제의 풀이인가요? --problem 문제이름을 붙여 주세요",
    )
