"""Holds claims about a query against its text and the tables' keys; nothing is run.

``grain`` are the columns by which rows of the result differ, ``nulls`` columns of tables that may
be NULL, ``index`` is ``table(column, ...)``. What depends on the data is unknown.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from judge.frozen import frozen
from judge.model.schema import Column, Table
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.study.notes.finding import Finding, Word
from judge.study.notes.fingerprint import parse_sql
from judge.study.notes.front_matter import Claim, FrontMatter

_INDEX = re.compile(r"\s*`?(\w+)`?\s*\(([^()]+)\)\s*")
_COLUMN = re.compile(r"""(?:[`"]?\w+[`"]?\.)?[`"]?(?:\w+|\*)[`"]?""")


@frozen(kw_only=False)
class _Answer:
    word: Word
    why: Text


def judge_sql(
    front: FrontMatter, problem: SqlProblem, submission: Submission | None
) -> Iterator[Finding]:
    """Say of each claim about a query what its text tells."""
    trees = [] if submission is None else parse_sql(submission.source, submission.language) or []
    queries = [tree for tree in trees if tree.key != "create"]
    query = queries[-1] if queries else None
    if front.grain:
        names = [claim.said for claim in front.grain]
        answer = _UNREAD if query is None else _grain(names, query, problem)
        yield _finding("claims.grain", front.grain[0], answer, ", ".join(names))
    for claim in front.nulls:
        yield _finding("claims.nulls", claim, _null(claim.said, query, problem), claim.said)
    if front.index is not None:
        claim = front.index
        yield _finding("claims.index", claim, _index(claim.said, query, problem), claim.said)


def _finding(name: str, claim: Claim, answer: _Answer, said: str) -> Finding:
    return Finding(claim=name, said=said, word=answer.word, why=answer.why, place=claim.place)


def _says(word: Word, en: str, ko: str) -> _Answer:
    return _Answer(word, Text(en, ko))


_UNREAD = _says(Word.UNKNOWN, "there is no query that can be read", "읽을 수 있는 쿼리가 없습니다")


_EXPRESSION = _says(
    Word.UNKNOWN,
    "only names of columns can be compared",
    "열 이름만 비교할 수 있습니다",
)


def _is_column(name: str) -> bool:
    return _COLUMN.fullmatch(name.strip()) is not None


def _bare(name: str) -> str:
    return name.strip().strip('`"').split(".")[-1].strip('`"').casefold()


# The grain.


def _grain(names: Sequence[str], query: Any, problem: SqlProblem) -> _Answer:
    from sqlglot import exp

    if not isinstance(query, exp.Select):
        return _says(Word.UNKNOWN, "only a single SELECT is looked at", "단일 SELECT만 살펴봅니다")
    if not all(map(_is_column, names)):
        return _EXPRESSION
    wanted = {_bare(name) for name in names}
    outputs = {each.alias_or_name.casefold() for each in query.selects}
    keys = _group_keys(query)
    shown = ", ".join(names)
    strange = sorted(wanted - outputs - keys)
    if strange and "*" not in outputs and not query.is_star:
        column = strange[0]
        return _says(
            Word.CONTRADICTED,
            f"the result has no column {column}",
            f"결과에 {column} 열이 없습니다",
        )
    if keys:
        owner = _owner(query, wanted, keys, problem)
        return _of_groups(wanted, keys, shown) if owner is None else _holds_key(owner)
    if query.args.get("distinct") and wanted == outputs:
        return _says(
            Word.CONSISTENT,
            "DISTINCT leaves one row for each",
            "DISTINCT 때문에 한 행씩만 남습니다",
        )
    return _of_keys(wanted, query, problem, shown)


def _group_keys(query: Any) -> set[str]:
    """Name what the query groups by: the output's name where there is one, else the column's."""
    group = query.args.get("group")
    if group is None:
        return set()
    by_sql = {each.unalias().sql(): each.alias_or_name.casefold() for each in query.selects}
    positions = [each.alias_or_name.casefold() for each in query.selects]
    names = set()
    for key in group.expressions:
        if key.is_int and 0 < int(key.name) <= len(positions):
            names.add(positions[int(key.name) - 1])
        else:
            names.add(by_sql.get(key.sql(), key.alias_or_name.casefold() or key.sql().casefold()))
    return names


def _owner(query: Any, wanted: set[str], keys: set[str], problem: SqlProblem) -> str | None:
    """Name the table that all groups are of, where what is claimed holds a key of it."""
    from sqlglot import exp

    aliases = {each.alias_or_name: each.name for each in query.find_all(exp.Table)}
    columns = [each for key in query.args["group"].expressions for each in key.find_all(exp.Column)]
    owners = {each.table for each in columns}
    table = problem.schema.table(aliases.get(owners.pop(), "")) if len(owners) == 1 else None
    if table is None or not wanted <= keys:
        return None
    fits = any({column.casefold() for column in key} <= wanted for key in _keys(table))
    return table.name if fits else None


def _holds_key(name: str) -> _Answer:
    return _says(
        Word.CONSISTENT, f"it holds a key of {name}", f"{name} 테이블의 키가 들어 있습니다"
    )


def _of_groups(wanted: set[str], keys: set[str], shown: str) -> _Answer:
    more = ", ".join(sorted(keys - wanted))
    if not more:
        return _says(
            Word.CONSISTENT,
            f"GROUP BY gives one row for each {shown}",
            f"GROUP BY가 {shown}마다 한 행을 만듭니다",
        )
    return _says(
        Word.UNKNOWN,
        f"GROUP BY has {more} as well; whether {shown} alone tells rows apart depends on the data",
        f"GROUP BY에 {more}도 있습니다. {shown}만으로 행이 구별되는지는 데이터에 달려 있습니다",
    )


def _of_keys(wanted: set[str], query: Any, problem: SqlProblem, shown: str) -> _Answer:
    tables = list(_tables(query, problem))
    only = tables[0] if len(tables) == 1 and not query.args.get("joins") else None
    for key in _keys(only) if only else ():
        if {column.casefold() for column in key} <= wanted:
            return _holds_key(only.name if only else "")
    return _says(
        Word.UNKNOWN,
        f"nothing in the query guarantees one row for each {shown}",
        f"쿼리만 보고는 {shown}마다 한 행이라고 할 수 없습니다",
    )


def _keys(table: Table) -> Iterator[tuple[str, ...]]:
    if table.primary_key:
        yield table.primary_key
    yield from table.unique


def _tables(query: Any, problem: SqlProblem) -> Iterator[Table]:
    from sqlglot import exp

    for each in query.find_all(exp.Table):
        table = problem.schema.table(each.name)
        if table is not None:
            yield table


# NULL.


def _null(said: str, query: Any, problem: SqlProblem) -> _Answer:
    if not _is_column(said):
        return _EXPRESSION
    owner, _, name = said.rpartition(".")
    tables = [
        table
        for table in problem.schema.tables
        if (not owner or table.name.casefold() == _bare(owner)) and table.column(_bare(name))
    ]
    if not tables:
        return _says(Word.CONTRADICTED, f"no table has a column {said}", f"{said} 열이 없습니다")
    columns = [column for table in tables if (column := table.column(_bare(name))) is not None]
    if any(_may_be_null(column, table) for column, table in zip(columns, tables, strict=True)):
        return _says(
            Word.CONSISTENT,
            f"{said} may be NULL{_handled(said, query).en}",
            f"{said}: NULL일 수 있습니다{_handled(said, query).ko}",
        )
    if query is None or _has_outer_join(query):
        return _says(
            Word.UNKNOWN,
            f"{said} is NOT NULL in its table; an outer join may still leave it out",
            f"{said}: 테이블에서는 NOT NULL이지만 외부 조인에서는 비어 있을 수 있습니다",
        )
    return _says(
        Word.CONTRADICTED,
        f"{said} is NOT NULL, and no outer join leaves it out",
        f"{said}: NOT NULL이고 외부 조인도 없습니다",
    )


def _may_be_null(column: Column, table: Table) -> bool:
    return column.nullable and column.name not in table.primary_key


def _has_outer_join(query: Any) -> bool:
    from sqlglot import exp

    return any(join.side for join in query.find_all(exp.Join))


def _handled(said: str, query: Any) -> Text:
    """Say by what the query minds NULL in a column, or nothing."""
    from sqlglot import exp

    if query is None:
        return Text("", "")
    for kind, name in ((exp.Coalesce, "COALESCE"), (exp.Is, "IS NULL"), (exp.Case, "CASE")):
        for node in query.find_all(kind):
            if any(column.name.casefold() == _bare(said) for column in node.find_all(exp.Column)):
                return Text(f", which {name} minds", f"({name}에서 다룹니다)")
    return Text("", "")


# The index.


def _index(said: str, query: Any, problem: SqlProblem) -> _Answer:
    match = _INDEX.fullmatch(said)
    if match is None:
        return _says(
            Word.UNKNOWN,
            f"{said!r} cannot be read; write it as table(column, column)",
            f"{said!r}: 읽을 수 없습니다. table(column, column)처럼 쓰세요",
        )
    table = problem.schema.table(match[1])
    if table is None:
        name = match[1]
        return _says(Word.CONTRADICTED, f"there is no table {name}", f"{name} 테이블이 없습니다")
    names = [_bare(name.split()[0]) for name in match[2].split(",") if name.split()]
    strange = [name for name in names if table.column(name) is None]
    if strange:
        column = f"{table.name}.{strange[0]}"
        return _says(Word.CONTRADICTED, f"there is no column {column}", f"{column} 열이 없습니다")
    key = tuple(names)
    if key in [tuple(map(str.casefold, each)) for each in _keys(table)]:
        return _says(
            Word.UNKNOWN,
            f"{said} is a key of the table, so that there is an index already",
            f"{said}: 테이블의 키라서 이미 인덱스가 있습니다",
        )
    return _UNREAD if query is None else _used(names[0], table.name, query)


def _used(column: str, table: str, query: Any) -> _Answer:
    """Say where the query would find an index by its first column useful."""
    from sqlglot import exp

    places = {exp.Where: "WHERE", exp.Join: "JOIN", exp.Group: "GROUP BY", exp.Order: "ORDER BY"}
    inside = None
    for kind, name in places.items():
        for node in query.find_all(kind):
            uses = [each for each in node.find_all(exp.Column) if each.name.casefold() == column]
            if any(_is_bare(each, node) for each in uses):
                return _says(
                    Word.CONSISTENT,
                    f"{name} uses {column}, its first column",
                    f"첫 번째 열인 {column}을(를) {name}에서 사용합니다",
                )
            inside = inside or (name if uses else None)
    if inside is not None:
        return _says(
            Word.UNKNOWN,
            f"{inside} has {column} only inside a function, where an index on the column seldom "
            "helps",
            f"{inside}에서 {column}이(가) 함수 안에만 있습니다. 이럴 때 열의 인덱스는 거의 도움이 "
            "되지 않습니다",
        )
    return _says(
        Word.UNKNOWN,
        f"the query neither filters, joins, groups nor sorts by {table}.{column}",
        f"쿼리는 {table}.{column}(으)로 거르거나 조인하거나 묶거나 정렬하지 않습니다",
    )


def _is_bare(column: Any, node: Any) -> bool:
    """Whether a column stands below ``node`` in no function; AND and OR are none."""
    from sqlglot import exp

    above = column.parent
    while above is not node:
        if isinstance(above, exp.Func) and not isinstance(above, exp.Connector):
            return False
        above = above.parent
    return True
