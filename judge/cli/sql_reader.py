"""Reads statements from a keyboard: over several lines, with history and completion."""

from collections.abc import Callable, Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from judge.cli.screen.sql_statement import type_words
from judge.model.sql_problem import SqlProblem

_PROMPT, _GOES_ON = "sql> ", "...> "
_ORDERS = ("\\d", "\\case", "\\reset", "\\rewritten", "\\?", "\\q")
_KEYWORDS = (
    *("SELECT", "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "DISTINCT", "AS"),
    *("JOIN", "LEFT JOIN", "RIGHT JOIN", "CROSS JOIN", "ON", "USING", "AND", "OR", "NOT", "IN"),
    *("EXISTS", "BETWEEN", "LIKE", "IS NULL", "IS NOT NULL", "CASE", "WHEN", "THEN", "ELSE"),
    *("END", "UNION", "UNION ALL", "WITH", "WITH RECURSIVE", "OVER", "PARTITION BY", "ASC"),
    *("DESC", "INSERT INTO", "VALUES", "UPDATE", "SET", "DELETE FROM", "COUNT(", "SUM(", "AVG("),
    *("MIN(", "MAX(", "COALESCE(", "ROUND(", "ROW_NUMBER()", "RANK()", "DENSE_RANK()"),
)


def make_reader(
    problem: SqlProblem, history: Path | None, *, color: bool
) -> Callable[[], str | None]:
    """Return what reads the next statement or order, None at the end (Ctrl-D).

    ``history`` is the file that keeps what was typed. Ctrl-C drops the line.
    """
    session: PromptSession[str] = PromptSession(
        history=_history(history),
        completer=Names(problem),
        complete_while_typing=False,
        lexer=PygmentsLexer(SqlLexer) if color else None,
        multiline=Condition(lambda: not _is_whole(session.default_buffer.text)),
        prompt_continuation=_GOES_ON,
        key_bindings=_bindings(),
    )

    def read() -> str | None:
        while True:
            try:
                return session.prompt(_PROMPT)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return None

    return read


def _history(file: Path | None) -> History:
    if file is None:
        return InMemoryHistory()
    file.parent.mkdir(parents=True, exist_ok=True)
    return FileHistory(str(file))


def _is_whole(text: str) -> bool:
    """Whether Enter ends the statement: an order, an empty line, or a semicolon at the end."""
    bare = text.strip()
    return not bare or bare.startswith("\\") or bare.endswith(";")


def _bindings() -> KeyBindings:
    """Let Ctrl-D leave from an empty line only."""
    bindings = KeyBindings()

    @bindings.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.delete()
        else:
            event.app.exit(exception=EOFError)

    return bindings


class Names(Completer):
    """Completes tables and columns, behind ``table.`` its own columns, and what SQL consists of."""

    def __init__(self, problem: SqlProblem) -> None:
        """Take the tables of ``problem``."""
        self._tables = {table.name.lower(): table for table in problem.schema.tables}

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - the base class hands it over
    ) -> Iterator[Completion]:
        """Yield what begins as the word before the cursor does."""
        word = document.get_word_before_cursor(WORD=True)
        typed = word.rpartition("(")[2].rpartition(",")[2]
        table, dot, begun = typed.rpartition(".")
        for text, meaning in self._behind(table) if dot else self._words(typed):
            if text.lower().startswith(begun.lower() if dot else typed.lower()):
                yield Completion(text, -len(begun if dot else typed), display_meta=meaning)

    def _behind(self, table: str) -> Iterator[tuple[str, str]]:
        """Yield the columns of a table; behind an alias, which could be any, all there are."""
        found = self._tables.get(table.strip('`"').lower())
        for each in [found] if found else self._tables.values():
            yield from ((column.name, type_words(column.type)) for column in each.columns)

    def _words(self, typed: str) -> Iterator[tuple[str, str]]:
        if typed.startswith("\\"):
            yield from ((order, "") for order in _ORDERS)
            return
        small = typed.islower()
        yield from ((table.name, "table") for table in self._tables.values())
        yield from dict(self._behind("")).items()
        yield from ((word.lower() if small else word, "") for word in _KEYWORDS)
