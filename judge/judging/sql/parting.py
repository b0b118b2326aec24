"""Says at which clause an answer and the reference part, by counting what each clause leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from judge.judging.sql.question import Setting, StoredRow, answers, ask_once
from judge.judging.sql.script import NotRun, Script, try_statement
from judge.model.execution import Ending
from judge.model.sql_problem import SqlTask
from judge.model.text import Text
from judge.model.verdict import Remarks
from judge.sql.stages import Stage, stages_of
from judge.sql.values import Stored

_TITLE = Text("Where they part", "달라지는 곳")
_GROUPS = frozenset({Stage.GROUP_BY, Stage.HAVING})
_ROWS = Text(
    "rows after {stage}: {mine} here, {other} in the reference",
    "{stage} 뒤의 행: 내 쿼리 {mine}, 기준 풀이 {other}",
)
_GROUPED = Text(
    "groups after {stage}: {mine} here, {other} in the reference",
    "{stage} 뒤의 그룹: 내 쿼리 {mine}, 기준 풀이 {other}",
)
_AFTER = Text(
    "the clauses leave equally many; what differs is what SELECT shows, or the order",
    "각 절에서 남는 수는 같습니다. SELECT로 보여 주는 값이나 순서가 다릅니다",
)


def parting(
    answer: Script,
    reference: Script,
    rows: Mapping[str, Sequence[StoredRow]],
    setting: Setting,
) -> Remarks | None:
    """Count clause by clause, up to the first that differs.

    None where the two are not built alike (other clauses, no plain SELECT): there the same clause
    means another thing.
    """
    mine, other = (stages_of(each.source, each.dialect) for each in (answer, reference))
    if not mine or mine.keys() != other.keys():
        return None
    lines = []
    for stage in mine:
        counts = [
            _count(sql, script, rows, setting)
            for sql, script in ((mine[stage], answer), (other[stage], reference))
        ]
        if None in counts:
            return None
        text = _GROUPED if stage in _GROUPS else _ROWS
        said = {"stage": stage, "mine": counts[0], "other": counts[1]}
        lines.append(Text(text.en.format(**said), text.ko.format(**said)))
        if counts[0] != counts[1]:
            return Remarks(title=_TITLE, lines=tuple(lines))
    return Remarks(title=_TITLE, lines=(*lines, _AFTER))


def _count(
    sql: str, script: Script, rows: Mapping[str, Sequence[StoredRow]], setting: Setting
) -> Stored:
    """Run one count; None where it is not run, or does not end well."""
    counting = try_statement(sql, script.dialect, setting.problem.schema)
    if isinstance(counting, NotRun):
        return None
    setting = replace(setting, problem=replace(setting.problem, task=SqlTask.QUERY))
    execution = ask_once(counting, rows, setting)
    if execution.ending is not Ending.EXITED or execution.exit_code != 0:
        return None
    (told,) = answers(execution, counting, setting.problem)
    return told.sheets[0].rows[0][0] if told.stop is None else None
