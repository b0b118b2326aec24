"""``judge sql``: a prompt on the rows of a case, to try statements before one is handed in."""

from collections.abc import Callable
from typing import Any

from judge.catalog.suggestion import did_you_mean
from judge.cli.context import Context
from judge.cli.keys import to_latin
from judge.cli.options import machine_options, problem_argument
from judge.cli.parameters import Command, Option
from judge.cli.registry import ENTRIES
from judge.cli.screen.grids import given_tables
from judge.cli.screen.sql_statement import SqlStatement
from judge.cli.screen.words import DIALECTS
from judge.cli.selection import choose_dialect, own_cases, own_cases_file
from judge.cli.surroundings import PROGRESS, Surroundings, look_around
from judge.cli.trial import Trial
from judge.errors import NothingMatched, UsageError
from judge.judging.machine import Machine
from judge.judging.sql.attempts import Attempts, Changed, Failed, Selected
from judge.model.dialect import Dialect
from judge.model.problem import Case
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.text import Text
from judge.sql.statements import is_begun, split_statements

_HISTORY = "sql_history"
_MOST_ROWS = 50
_LEAVE = frozenset({"\\q", "\\quit"})
_HEAD = Text("{title} · rows of {case} · {dialect}", "{title} · {case} 케이스의 행 · {dialect}")
_HOW = Text(
    "end a statement with ; — \\? helps, \\q leaves", "문장은 ;로 끝냅니다. 도움말 \\?, 끝내기 \\q"
)
_HELP = Text(
    "\\d            the tables\n"
    "\\case NAME    the rows of another case; without a name: which there are\n"
    "\\reset        the rows as they were at first\n"
    "\\rewritten    the last statement as SQLite ran it\n"
    "\\q            leave (so does Ctrl-D)",
    "\\d            테이블 보기\n"
    "\\case 이름    다른 케이스의 행으로 바꾸기(이름 없이: 케이스 목록)\n"
    "\\reset        행을 처음 상태로 되돌리기\n"
    "\\rewritten    마지막 문장을 SQLite가 실행한 형태로 보기\n"
    "\\q            끝내기(Ctrl-D도 됩니다)",
)
_UNKNOWN = Text(
    "{word}: unknown; \\? shows what there is", "{word}: 없는 명령입니다. \\?로 확인하세요"
)
_NOTHING_RAN = Text("no statement was run yet", "아직 실행한 문장이 없습니다")
_UNCHANGED = Text("no row was changed", "바뀐 행이 없습니다")
_ADDED = Text("{count:,} added", "{count:,}행 추가")
_UPDATED = Text("{count:,} changed", "{count:,}행 변경")
_REMOVED = Text("{count:,} removed", "{count:,}행 삭제")

Read = Callable[[], str | None]
"""Returns what was typed next, None where no more will come."""


def sql(context: Context, *, name: str, case: str | None, **words: Any) -> int:
    """Run what is typed, or what standard input holds; then exit code 1 where anything failed."""
    around = look_around(context)
    problem = around.load(around.find(name))
    if not isinstance(problem, SqlProblem):
        raise UsageError(
            f"{problem.slug} is no SQL problem", f"{problem.slug}: SQL 문제가 아닙니다"
        )
    if problem.task is SqlTask.SCHEMA:
        raise UsageError(
            f"{problem.slug} asks you to create tables, so there are none to try a query on",
            f"{problem.slug}: 테이블을 만드는 문제라서 쿼리를 해 볼 테이블이 없습니다",
        )
    dialect = choose_dialect(problem, words["language"], around.dialect)
    cases = _cases(context, problem, around)
    chosen = _named(cases, case) if case is not None else cases[0]
    trial = Trial(unsafe=words["unsafe"], isolation=words["isolation"])
    with trial.machine(context, around) as machine:
        prompt = _Prompt(context, problem, cases, machine)
        prompt.open(chosen, dialect)
        if context.key is None:
            return prompt.run_all(context.stdin.read())
        return prompt.converse(_reader(context, problem, around))


def _cases(context: Context, problem: SqlProblem, around: Surroundings) -> tuple[Case, ...]:
    """Return the samples and the learner's own cases; where there are none, the first case."""
    file = own_cases_file(context.directory / "solution.sql", problem, around)
    samples = tuple(case for case in problem.cases if case.sample)
    return (*samples, *own_cases(file, problem)) or problem.cases[:1]


def _named(cases: tuple[Case, ...], name: str) -> Case:
    for case in cases:
        if case.name == name:
            return case
    hint = did_you_mean(name, [case.name for case in cases])
    raise NothingMatched(
        f"no sample and no case of yours is called {name!r}{hint.en}",
        f"예제와 내 케이스 중에 {name!r}은(는) 없습니다.{hint.ko}",
    )


def _reader(context: Context, problem: SqlProblem, around: Surroundings) -> Read:
    from judge.cli.sql_reader import make_reader  # with prompt_toolkit 200 ms, at a keyboard only

    history = around.workspace.root / PROGRESS.parent / _HISTORY if around.workspace else None
    return make_reader(problem, history, color=context.terminal.color)


class _Prompt:
    """What goes on between the learner and one database."""

    def __init__(
        self, context: Context, problem: SqlProblem, cases: tuple[Case, ...], machine: Machine
    ) -> None:
        self._context = context
        self._problem = problem
        self._cases = cases
        self._machine = machine
        self._attempts: Attempts

    def open(self, case: Case, dialect: Dialect) -> None:
        """Put in the rows of a case, and say so."""
        self._attempts = Attempts(self._problem, case, dialect, self._machine)
        title, shown = self._say(self._problem.title), DIALECTS[dialect]
        self._tell(self._say(_HEAD).format(title=title, case=case.name, dialect=shown))

    def run_all(self, source: str) -> int:
        """Run every statement and order of a text; the exit code.

        A line with a backslash is an order where no statement is begun, as at the keyboard.
        """
        pending, ended = "", []
        for line in source.splitlines(keepends=True):
            word = line.strip()
            if not word.startswith("\\") or is_begun(pending):
                pending += line
                continue
            ended += [self._run(statement) for statement in split_statements(pending)]
            pending = "\n" * (pending.count("\n") + 1)  # so that the next ones keep their lines
            if to_latin(word) in _LEAVE:
                break
            ended.append(self._order(word))
        ended += [self._run(statement) for statement in split_statements(pending)]
        return 0 if all(ended) else 1

    def converse(self, read: Read) -> int:
        """Read and run until the learner leaves."""
        self._tell(self._say(_HOW))
        while (typed := read()) is not None:
            word = typed.strip()
            if word.startswith("\\"):
                if to_latin(word) in _LEAVE:
                    break
                self._order(word)
                continue
            for statement in split_statements(typed):
                self._run(statement)
        return 0

    def _order(self, typed: str) -> bool:
        """Do what an order with a backslash asks for; Hangul is the Latin keys below it.

        Returns whether it could be done.
        """
        word, _, name = typed.partition(" ")
        name = name.strip().rstrip(";")
        match to_latin(word.rstrip(";")):
            case "\\?" | "\\h" | "\\help":
                self._show(*self._say(_HELP).split("\n"))
            case "\\d":
                page = SqlStatement(self._problem, self._context.locale, self._context.terminal)
                self._show(*page.tables())
            case "\\case" if name:
                return self._reopen(name)
            case "\\case":
                self._show(*(case.name for case in self._cases))
            case "\\reset":
                self._reopen(self._attempts.case.name)
            case "\\rewritten":
                self._show(self._attempts.rewritten or self._say(_NOTHING_RAN))
            case _:
                self._tell(self._say(_UNKNOWN).format(word=word))
                return False
        return True

    def _reopen(self, name: str) -> bool:
        try:
            self.open(_named(self._cases, name), self._attempts.dialect)
        except NothingMatched as error:
            self._tell(error.say(self._context.locale))
            return False
        return True

    def _run(self, statement: str) -> bool:
        """Run one statement and show what came of it; whether it went well."""
        told = self._attempts.run(statement)
        match told:
            case Selected(grid=grid):
                terminal = self._context.terminal
                drawn = given_tables([grid], self._context.locale, terminal, most_rows=_MOST_ROWS)
                self._show(*drawn[1:], "")
            case Changed(tables=tables):
                self._show(*self._changes(Changed(tables=tables)))
            case Failed(message=message):
                self._tell(self._context.terminal.paint(self._say(message), "red"))
        return not isinstance(told, Failed)

    def _changes(self, changed: Changed) -> list[str]:
        lines = []
        for table in changed.tables:
            counts = (
                (_ADDED, table.added),
                (_UPDATED, table.changed),
                (_REMOVED, table.removed),
            )
            said = ", ".join(self._say(text).format(count=count) for text, count in counts if count)
            lines.append(f"{table.name}: {said}")
        return lines or [self._say(_UNCHANGED)]

    def _say(self, text: Text) -> str:
        return self._context.say(text)

    def _show(self, *lines: str) -> None:
        self._context.terminal.show(*lines)

    def _tell(self, *lines: str) -> None:
        self._context.terminal.tell(*lines)


COMMAND = Command(
    "sql",
    sql,
    summary=ENTRIES["sql"].summary,
    text=Text(
        "Statements end with ; and may go over several lines; the up key brings old ones back, Tab "
        "completes names. Changes last until you leave, and touch no file. From a pipe, all "
        "statements are run one after another.",
        "문장은 ;로 끝나며 여러 줄에 걸쳐 쓸 수 있습니다. 위쪽 화살표로 이전 문장을 부르고 "
        "Tab으로 이름을 완성합니다. 바꾼 내용은 끝낼 때까지만 남으며 파일은 그대로입니다. "
        "파이프로 넣으면 모든 문장을 차례로 실행합니다.",
    ),
    params=[
        problem_argument("name"),
        Option(
            "--case",
            metavar="NAME",
            text=Text(
                "The rows of this sample or case of yours; absent: the first sample.",
                "이 예제나 내 케이스의 행(생략하면 첫 예제).",
            ),
        ),
        Option(
            "-l",
            "--language",
            metavar="DIALECT",
            text=Text(
                "The dialect: mysql, postgresql, oracle, sqlite.",
                "방언: mysql, postgresql, oracle, sqlite.",
            ),
        ),
        *machine_options(),
    ],
)
