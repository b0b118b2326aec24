"""Holds strangers' MySQL queries on ours against MariaDB: ``python benchmarks/sql_public.py PATH``.

PATH is an exported folder of the public repository doocs/leetcode, which is no part of this one:
``solution/*/*/Solution*.sql`` and the ``README_EN.md`` beside them. From a page come the tables and
the rows of its examples; more sets of rows are drawn from a seed. Every query runs on MariaDB and
on ours, and the results are compared text by text, in order where ORDER BY decides it; the answer
that the page gives for its examples is a second truth. ``--show OUTCOME`` lists what is behind a
figure, ``--only REGEX`` takes some problems, ``--json FILE`` keeps everything.

``git archive`` of that repository makes the folder: ``git archive HEAD solution | tar -x -C PATH``.
"""

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from public_sql.comparison import Standing, agrees_with_page, stand
from public_sql.engines import MariaDb, Result, mariadb, ours, problem_of, translated, types_of
from public_sql.page import Page, read_page
from public_sql.rows import Rows, draw

from judge.judging.sql.script import NotRun, Script
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.verdict import Verdict

NOT_JUDGED = "not judged (NJ)"
REFUSED = "refused by us"
BOTH_REFUSED = "refused by both"
NOT_ON_MARIADB = "refused by MariaDB only"
UNREADABLE = "no tables or rows on the page"
OUTCOMES = (
    Standing.SAME,
    Standing.EQUAL_TEXT,
    Standing.FORM,
    Standing.DIFFERENT,
    Standing.STOPPED,
    NOT_JUDGED,
    REFUSED,
    BOTH_REFUSED,
    NOT_ON_MARIADB,
    Standing.CHANCE,
    UNREADABLE,
)
_MYSQL_ONLY = {  # MySQL 8 has it; MariaDB has not, or gives it another meaning
    "REGEXP_LIKE": r"\bREGEXP_LIKE\s*\(",
    "ANY_VALUE": r"\bANY_VALUE\s*\(",
    "LATERAL": r"\bLATERAL\b",
    "-> of JSON": r"->",
    "JSON_TABLE": r"\bJSON_TABLE\b",
    "RANGE INTERVAL": r"\bRANGE\s+(?:BETWEEN\s+)?INTERVAL\b",
    "default of LAG or LEAD": r"\bL(?:AG|EAD)\s*\([^(),]+,[^(),]+,",
    "VALUES ROW": r"\bVALUES\s+ROW\b",
    "GROUPING": r"\bGROUPING\s*\(",
    "a regular expression (ICU, PCRE)": r"\b(?:REGEXP|RLIKE)\b",
}

_LIMIT = re.compile(r"(?i)\bLIMIT\s+\d+(?:\s*,\s*\d+|\s+OFFSET\s+\d+)?")
_UNORDERED_FRAME = re.compile(r"(?i)\bOVER\s*\(\s*(?:PARTITION\s+BY[^()]*)?ROWS\b")


@dataclass(slots=True, kw_only=True)
class Finding:
    """What came of one query."""

    problem: str
    file: str
    outcome: str
    detail: str = ""
    sets: dict[str, int] = field(default_factory=dict)
    unusable: dict[int, str] = field(default_factory=dict)  # sets that the server refuses
    full: int = 0  # sets on which MariaDB gave a row
    page: dict[str, bool] = field(default_factory=dict)  # who gives the answer that stands there
    engines_differ: list[str] = field(default_factory=list)


def main() -> int:
    """Measure."""
    options = _options()
    began = time.process_time()
    findings: list[Finding] = []
    with mariadb(os.environ.get("JUDGE_MYSQL_HOST", "127.0.0.1")) as server:
        for folder in _folders(options.path, options.only):
            findings += _problem(folder, server, options)
    _table(findings)
    for each in findings:
        if any(re.search(shown, each.outcome) for shown in options.show):
            print(f"\n[{each.outcome}] {each.problem}/{each.file}\n{each.detail}")
    print(f"\n{time.process_time() - began:.1f} s of CPU time, the server's apart")
    if options.json:
        told = json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=1)
        options.json.write_text(told, encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--only", default="", help="a regular expression on the folder's name")
    parser.add_argument("--sets", type=int, default=6, help="sets of rows, beside the examples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="append", default=[], help="list these outcomes")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _folders(path: Path, only: str) -> Iterator[Path]:
    """Find the problems with a solution in SQL."""
    found = {each.parent for each in path.rglob("Solution*.sql")}
    return (each for each in sorted(found) if re.search(only, each.name))


def _problem(folder: Path, server: MariaDb, options: argparse.Namespace) -> Iterator[Finding]:
    """Compare every query of one problem."""
    page = read_page(folder / "README_EN.md")
    files = sorted(folder.glob("Solution*.sql"))
    sources = [each.read_text(encoding="utf-8") for each in files]
    if not page.tables or not all(each.name and each.columns for each in page.tables):
        yield from (Finding(problem=page.name, file=f.name, outcome=UNREADABLE) for f in files)
        return
    server.make(page)
    drawn = [draw(page, sources, options.seed * 100 + n) for n in range(options.sets)]
    sets = [each.rows for each in page.examples] + drawn
    for file, source in zip(files, sources, strict=True):
        yield _query(page, file.name, source, sets, server)
    server.drop(page)


def _query(page: Page, file: str, source: str, sets: list[Rows], server: MariaDb) -> Finding:
    """Compare one query on all sets."""
    found = Finding(problem=page.name, file=file, outcome="")
    bare = re.sub(r"(?m)^\s*(?:#|--).*$", "", source)
    found.engines_differ = [k for k, v in _MYSQL_ONLY.items() if re.search(v, bare, re.IGNORECASE)]
    problem = problem_of(page, source)
    kept, theirs = _asked(found, page, source, sets, server)
    script = translated(source, problem)
    refused = [each.stop for pair in theirs for each in pair if each.stop]
    everywhere = len(refused) == sum(map(len, theirs))
    if isinstance(script, NotRun):
        nj = script.verdict is Verdict.NOT_JUDGED
        found.outcome = NOT_JUDGED if nj else BOTH_REFUSED if everywhere else REFUSED
        found.detail = script.message.en + (f"\nMariaDB: {refused[0]}" if everywhere else "")
        return found
    if everywhere and not re.match(r"(?:1242|1365|1690|1969|3636)", refused[0] or ""):
        found.outcome, found.detail = NOT_ON_MARIADB, refused[0] or ""
        if found.detail.startswith("4018"):
            found.engines_differ.append("LAG or LEAD without ORDER BY")
        theirs = []
    mine = ours(script, problem, list(kept.values()))
    _hold_against_page(found, page, script, problem, _numbered(kept, mine, theirs))
    if theirs:
        _compare(found, mine, theirs, script, problem)
    if found.outcome == Standing.DIFFERENT and (why := _chance(bare, page, kept, server)):
        found.outcome, found.detail = Standing.CHANCE, f"{why}\n{found.detail}"
    return found


def _asked(
    found: Finding, page: Page, source: str, sets: list[Rows], server: MariaDb
) -> tuple[dict[int, Rows], list[list[Result]]]:
    """Ask the server on every set that it takes; give the rows as it keeps them."""
    change = problem_of(page, source).task is SqlTask.CHANGE
    kept: dict[int, Rows] = {}
    theirs: list[list[Result]] = []
    for number, rows in enumerate(sets):
        filled = server.fill(page, rows)
        if isinstance(filled, str):
            found.unusable[number] = filled
            continue
        kept[number] = filled
        theirs.append(server.ask(source, page, change=change))
    return kept, theirs


def _chance(bare: str, page: Page, kept: dict[int, Rows], server: MariaDb) -> str:
    """Say why a difference is none of the engines': a frame without order, a tie at LIMIT."""
    if _UNORDERED_FRAME.search(bare):
        return "a frame of rows in a window without ORDER BY"
    if not _LIMIT.search(bare):
        return ""
    whole = _LIMIT.sub("LIMIT 1000000", bare)
    problem = problem_of(page, whole)
    script = translated(whole, problem)
    if isinstance(script, NotRun):
        return ""
    for rows, mine in zip(kept.values(), ours(script, problem, list(kept.values())), strict=True):
        server.fill(page, rows)
        standing = stand(mine, server.ask(whole, page, change=False), types_of(script, problem))
        if standing in {Standing.DIFFERENT, Standing.STOPPED}:
            return ""
    return "the same without LIMIT: rows that tie are cut"


def _numbered(
    kept: dict[int, Rows], mine: list[list[Result]], theirs: list[list[Result]]
) -> dict[int, dict[str, Result]]:
    """Give each set's first results by who told them."""
    told = {number: {"ours": each[0]} for number, each in zip(kept, mine, strict=True)}
    for number, each in zip(kept, theirs, strict=False):
        told[number]["MariaDB"] = each[0]
    return told


def _compare(
    found: Finding,
    mine: list[list[Result]],
    theirs: list[list[Result]],
    script: Script,
    problem: SqlProblem,
) -> None:
    """Put all sets together: the worst standing counts, chance only where nothing else is."""
    types = types_of(script, problem)
    rank = list(Standing)
    worst = Standing.SAME
    counts: Counter[str] = Counter()
    for number, (one, other) in enumerate(zip(mine, theirs, strict=True)):
        standing = stand(one, other, types)
        counts[standing] += 1
        found.full += any(each.rows and any(each.rows) for each in other)
        if standing is not Standing.CHANCE and rank.index(standing) > rank.index(worst):
            worst = standing
            found.detail += f"set {number}: {_difference(one[0], other[0])}\n"
    chance_only = set(counts) <= {Standing.CHANCE}
    found.outcome = Standing.CHANCE if chance_only else worst
    found.sets = dict(counts)
    if worst in {Standing.DIFFERENT, Standing.STOPPED}:
        found.detail += "\n".join(each.sql for each in script.statements)


def _difference(mine: Result, other: Result) -> str:
    if mine.stop or other.stop:
        return f"ours {mine.stop or 'rows'} | MariaDB {other.stop or 'rows'}"
    ours_only = [row for table in mine.rows for row in table]
    theirs_only = [row for table in other.rows for row in table]
    for row in list(ours_only):
        if row in theirs_only:
            theirs_only.remove(row)
            ours_only.remove(row)
    return f"ours {ours_only[:6]} | MariaDB {theirs_only[:6]}"


def _hold_against_page(
    found: Finding,
    page: Page,
    script: Script,
    problem: SqlProblem,
    told: dict[int, dict[str, Result]],
) -> None:
    """Compare with the answers that the page gives for its examples."""
    if problem.task is SqlTask.CHANGE:
        return
    types = types_of(script, problem)[0]
    for number, example in enumerate(page.examples):
        for who, result in told.get(number, {}).items():
            if example.answer is not None:
                good = agrees_with_page(result, example.answer, types)
                found.page[who] = found.page.get(who, True) and good


def _table(findings: list[Finding]) -> None:
    """Print the figures."""
    counts = Counter(each.outcome for each in findings)
    total = len(findings)
    print(f"{total} queries of {len({each.problem for each in findings})} problems")
    for outcome in OUTCOMES:
        if counts[outcome]:
            print(f"  {outcome:44} {counts[outcome]:4}  {100 * counts[outcome] / total:5.1f} %")
    compared = [each for each in findings if each.sets]
    sets = sum((Counter(each.sets) for each in compared), Counter[str]())
    print(
        f"{sum(sets.values())} pairs of results: " + ", ".join(f"{n} {k}" for k, n in sets.items())
    )
    print(f"{sum(not each.full for each in compared)} queries gave no row on any set")
    print(f"{sum(len(each.unusable) for each in findings)} sets were refused by the server")
    for who in ("ours", "MariaDB"):
        told = [each.page[who] for each in findings if who in each.page]
        print(f"the page's own answers: {who} {sum(told)} of {len(told)}")
    differ = Counter(name for each in findings for name in each.engines_differ)
    print("where MySQL 8 and MariaDB differ: " + ", ".join(f"{k} {n}" for k, n in differ.items()))
    for outcome in (NOT_JUDGED, REFUSED, NOT_ON_MARIADB):
        for each in findings:
            if each.outcome == outcome:
                first = each.detail.strip().splitlines()[0][:150]
                print(f"  {outcome}: {each.problem}/{each.file}: {first}")


if __name__ == "__main__":
    sys.exit(main())
