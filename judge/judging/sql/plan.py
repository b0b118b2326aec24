"""Reads SQLite's plan of a query, says it in words, and holds it against what a problem asks for.

EXPLAIN QUERY PLAN (https://sqlite.org/eqp.html) gives lines as "SEARCH o USING INDEX i (a=?)".
Lines of one parent are loops within each other: the second runs once for every row of the first.
The plan is of the text that we wrote; where our writing may be why no index is used, nobody is to
blame for it, and the plan is ``doubtful``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from judge.frozen import frozen
from judge.model.schema import Schema
from judge.model.sql_problem import Tuning
from judge.model.text import Text

_NAME = re.compile(r"""'(?:[^']|'')*'|"(?P<name>(?:[^"]|"")+)\"""")  # as we write it
_ALIAS = re.compile(r' AS "(?P<alias>[^"]+)"')
_COMMON = re.compile(r"(?: \([^()]*\))? AS (?:(?:NOT )?MATERIALIZED )?\(")
_ACCESS = re.compile(
    r"(?P<how>SCAN|SEARCH) (?:TABLE )?(?P<name>\S+)(?: AS (?P<alias>\S+))?"
    r"(?: USING (?P<covering>COVERING )?(?:INDEX (?P<index>\S+)|INTEGER PRIMARY KEY))?"
    r"(?: \((?P<keys>[^)]*)\))?.*"
)
_SORT = re.compile(r"(?:USE TEMP B-TREE FOR (?P<what>.+)|(?P<set>[A-Z]+) USING TEMP B-TREE)")
_OWN_KEY = "sqlite_autoindex_"
_CALL = re.compile(r"([A-Za-z_]\w*)\s*\(|::\s*(\w+)")  # PostgreSQL casts by ::
_ENGINES = ("my_", "pg_", "ora_")


@frozen
class Access:
    """How one table is read: ``tables`` are those that it may be, more than one where a name is
    used twice, None among them for what is no table of the problem.

    ``nested``: once for every row of what stands before. ``keys`` is empty where all is read.
    """

    alias: str
    tables: frozenset[str | None]
    whole: bool
    index: str | None
    covering: bool
    keys: str
    nested: bool
    depth: int


@frozen
class Sort:
    """Rows that are sorted in a temporary B-tree, for ORDER BY and its like."""

    what: str
    depth: int


@frozen
class Other:
    """Another line of the plan, as SQLite says it."""

    said: str
    depth: int


Line = Access | Sort | Other


def read_plan(rows: Sequence[Sequence[object]], sql: str, schema: Schema) -> tuple[Line, ...]:
    """Read the lines of a plan: number, number of the parent, text. ``sql`` is what was planned."""
    aliases = _aliases(sql, schema)
    depths: dict[object, int] = {0: -1}
    begun: set[object] = set()
    lines: list[Line] = []
    for number, parent, said in rows:
        depth = depths[number] = depths.get(parent, -1) + 1
        line = _line(str(said), depth, aliases, nested=parent in begun)
        if isinstance(line, Access):
            begun.add(parent)
        lines.append(line)
    return tuple(lines)


def _aliases(sql: str, schema: Schema) -> Mapping[str, frozenset[str | None]]:
    """Find which table a name in the text stands for."""
    found: dict[str, set[str | None]] = {}
    for each in _NAME.finditer(sql):
        name, before, after = each["name"], sql[: each.start()], sql[each.end() :]
        if name is None or after.startswith(".") or before.endswith((".", "AS ")):
            continue  # a text, or the name of a column
        table, alias = schema.table(name), _ALIAS.match(after)
        if _COMMON.match(after):
            found.setdefault(name.lower(), set()).add(None)
        elif table is not None:
            found.setdefault((alias["alias"] if alias else name).lower(), set()).add(table.name)
    return {name: frozenset(tables) for name, tables in found.items()}


def _line(
    said: str, depth: int, aliases: Mapping[str, frozenset[str | None]], *, nested: bool
) -> Line:
    sort = _SORT.match(said)
    if sort is not None:
        return Sort(what=sort["what"] or sort["set"], depth=depth)
    access = _ACCESS.fullmatch(said)
    name = "" if access is None else access["alias"] or access["name"]
    if access is None or name.lower() not in aliases:
        return Other(said=said, depth=depth)
    keyed = "USING INTEGER PRIMARY KEY" in said
    return Access(
        alias=name,
        tables=aliases[name.lower()],
        whole=access["how"] == "SCAN",
        index=_OWN_KEY if keyed else access["index"],
        covering=access["covering"] is not None,
        keys=access["keys"] or "",
        nested=nested,
        depth=depth,
    )


# What is asked for


@frozen
class Complaint:
    """What a plan does that it must not; ``doubtful`` where that may be our writing's fault."""

    message: Text
    doubtful: bool = False


def complaint(
    plan: Sequence[Line], tuning: Tuning, sql: str, source: str, rows: Mapping[str, int]
) -> Complaint | None:
    """Find the first demand that the plan breaks.

    ``sql`` is what was planned, ``source`` what the learner wrote, ``rows`` the size of each table.
    """
    for line in plan:
        match line:
            case Access(whole=True) if line.tables & set(tuning.not_scanned):
                message = _scanned(line, rows)
            case Access(index=None) if line.tables & set(tuning.indexed):
                message = _not_indexed(line)
            case Sort() if not tuning.sortable:
                return Complaint(message=_sorted(line))
            case _:
                continue
        wrapped = _wrapped(sql, source, line.alias)
        if len(line.tables) > 1:
            return Complaint(message=_two_meanings(line.alias), doubtful=True)
        if wrapped is not None:
            return Complaint(message=_rewritten(line.alias, wrapped), doubtful=True)
        return Complaint(message=message)
    return None


def _wrapped(sql: str, source: str, alias: str) -> str | None:
    """Name what we put around a column of ``alias`` that its writer did not put there.

    LIKE is a function here; one that begins with a wildcard finds nothing in an index anywhere.
    """
    column = rf'"{re.escape(alias)}"\."[^"]+"'
    called = {name.lower() for found in _CALL.findall(source) for name in found if name}
    like = re.search(rf"\b\w+_like\({column}, '[^%_']", sql)
    if like is not None:
        return "LIKE"
    for found in re.finditer(rf"\b([a-z]\w*)\({column}", sql):
        name = found[1]
        if name.startswith(_ENGINES) and not name.endswith("_like"):
            plain = name.partition("_")[2]
            if not any(plain in each or each in plain for each in called):
                return plain.upper()
    return "CAST" if re.search(rf"\({column} \|\| ' 00:00:00'\)", sql) else None


def _two_meanings(alias: str) -> Text:
    return Text(
        f"{alias} stands for more than one table in your query, so its plan is not clear; use an "
        "alias once",
        f"쿼리에서 {alias} 이름이 여러 테이블을 가리켜 실행 계획을 구별할 수 없습니다. 별칭을 "
        "겹치지 않게 쓰세요",
    )


def _rewritten(alias: str, what: str) -> Text:
    return Text(
        f"no index is used for {alias}, perhaps only because {what} is a function here, where a "
        "real engine may use one; write the condition with =, <, > or BETWEEN",
        f"{alias}에서 인덱스를 쓰지 못했습니다. 여기서는 {what}을(를) 함수로 바꾸어 실행하기 "
        "때문일 수 있습니다(실제 DBMS는 인덱스를 쓸 수도 있습니다). =, <, >, BETWEEN으로 쓰세요",
    )


def _scanned(line: Access, rows: Mapping[str, int]) -> Text:
    name, count = _name(line), _rows(line, rows)
    return Text(
        f"{name} is read whole ({count:,} rows), and must not be",
        f"{name} 테이블을 전부({count:,}행) 읽습니다. 전부 읽지 않아야 합니다",
    )


def _not_indexed(line: Access) -> Text:
    name = _name(line)
    return Text(
        f"the rows of {name} must be found through an index, and are not",
        f"{name} 테이블의 행을 인덱스로 찾아야 하는데 그러지 않았습니다",
    )


def _sorted(line: Sort) -> Text:
    return Text(
        f"the rows are sorted for {line.what}; let an index give them in that order",
        f"{line.what} 때문에 행을 정렬합니다. 인덱스가 그 순서로 돌려주게 하세요",
    )


# In words

_OTHERS = (
    (
        re.compile(r"CORRELATED .*SUBQUERY.*"),
        Text("for every row, a subquery:", "행마다 한 번씩 서브쿼리:"),
    ),
    (
        re.compile(r"(?:SCALAR |LIST )?SUBQUERY.*"),
        Text("once, a subquery:", "한 번만 서브쿼리:"),
    ),
    (
        re.compile(r"(?:CO-ROUTINE|MATERIALIZE) (?P<name>.+)"),
        Text("the rows of {name}:", "{name}의 행:"),
    ),
    (
        re.compile(r"SCAN \(?(?P<name>[^()]+?)\)?(?: USING .*)?"),
        Text("the rows of {name} are gone through", "{name}의 행을 차례로 읽습니다"),
    ),
    (
        re.compile(r"MULTI-INDEX OR"),
        Text("several lookups, one for each part of an OR:", "OR의 조건마다 따로 찾습니다:"),
    ),
    (re.compile(r"INDEX \d+"), Text("one of them:", "그중 하나:")),
    (
        re.compile(r"COMPOUND QUERY|MERGE \(.*\)"),
        Text("several queries put together:", "여러 쿼리를 합칩니다:"),
    ),
    (
        re.compile(r"LEFT-MOST SUBQUERY|LEFT|RIGHT|UNION ALL|SETUP|RECURSIVE STEP"),
        Text("one of them:", "그중 하나:"),
    ),
)


def words(plan: Sequence[Line], rows: Mapping[str, int]) -> Iterator[Text]:
    """Say a plan, a sentence a line, indented as the loops and subqueries lie in each other."""
    for line in plan:
        said = _words(line, rows)
        nested = isinstance(line, Access) and line.nested
        indent = "  " * (line.depth + nested)
        yield Text(indent + said.en, indent + said.ko)


def _words(line: Line, rows: Mapping[str, int]) -> Text:
    match line:
        case Access():
            return _access_words(line, rows)
        case Sort(what=what):
            return Text(
                f"the rows are sorted for {what} (a temporary B-tree)",
                f"{what} 때문에 행을 정렬합니다(임시 B-트리)",
            )
        case Other(said=said):
            return _other_words(said)


def _access_words(line: Access, rows: Mapping[str, int]) -> Text:
    name, count = _name(line), _rows(line, rows)
    each = Text("for each of them, ", "그 행마다 ") if line.nested else Text("", "")
    if line.whole:
        said = _whole_words(line, name, count)
    else:
        keys = re.sub(r"([<>=]+)\?", r" \1 ?", line.keys.replace("<expr>", "expr"))
        own = line.index is not None and line.index.startswith(_OWN_KEY)
        through = Text("its own key", "테이블의 키") if own else _index(line)
        only = Text("in {0} alone", "{0}만으로") if line.covering else Text("through {0}", "{0}로")
        said = Text(
            f"{name} is looked up {only.en.format(through.en)} ({keys})",
            f"{name} 테이블의 행을 {only.ko.format(through.ko)} 찾습니다({keys})",
        )
    return Text(each.en + said.en, each.ko + said.ko)


def _whole_words(line: Access, name: str, count: int) -> Text:
    if line.index is None:
        return Text(
            f"{name} is read whole: {count:,} rows", f"{name} 테이블을 전부 읽습니다: {count:,}행"
        )
    index = _index(line)
    if line.covering:
        return Text(
            f"{name}: {index.en} is read whole, instead of the table: {count:,} rows",
            f"{name} 테이블 대신 {index.ko}를 전부 읽습니다: {count:,}행",
        )
    return Text(
        f"{name} is read in the order of {index.en}: up to {count:,} rows",
        f"{name} 테이블을 {index.ko} 순서로 읽습니다: 최대 {count:,}행",
    )


def _index(line: Access) -> Text:
    return Text(f"index {line.index}", f"{line.index} 인덱스")


def _other_words(said: str) -> Text:
    for pattern, text in _OTHERS:
        found = pattern.fullmatch(said)
        if found is not None:
            parts = found.groupdict()
            return Text(text.en.format(**parts), text.ko.format(**parts))
    return Text(f"SQLite: {said}", f"SQLite: {said}")


def _name(line: Access) -> str:
    """Write the table, with its alias where it has one."""
    table = next(filter(None, sorted(filter(None, line.tables))), line.alias)
    return table if table.lower() == line.alias.lower() else f"{table} ({line.alias})"


def _rows(line: Access, rows: Mapping[str, int]) -> int:
    return max((rows.get(table, 0) for table in line.tables if table is not None), default=0)
