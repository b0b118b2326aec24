"""Prints how ours and the real engines agree, by dialect: ``python benchmarks/sql_fidelity.py``.

``--show OUTCOME`` lists the statements behind a figure, such as ``--show different``.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from judge.model.dialect import Dialect
from tests.sql.differential.suite import (
    Outcome,
    Report,
    database,
    files,
    judge,
    questions,
    truth,
)


def main() -> int:
    """Measure each dialect."""
    parser = argparse.ArgumentParser()
    parser.add_argument("dialects", nargs="*", default=[*Dialect])
    parser.add_argument("--show", action="append", default=[])
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for dialect in map(Dialect, options.dialects):
        reports = _reports(dialect, options.only)
        _table(dialect, reports)
        for report in reports:
            named = "names" in options.show and report.detail.startswith("names")
            if report.outcome in options.show or named:
                print(f"\n[{report.outcome}] {report.question.construct}")
                print(f"{report.question.sql}\n{report.detail}")
    return 0


def _reports(dialect: Dialect, only: str) -> list[Report]:
    """Judge every statement that has a truth."""
    found = []
    for path in files(dialect):
        if only and only not in path.stem:
            continue
        connection = database(dialect)
        for question in questions(path):
            said = truth(question, path)
            if said is not None:
                found.append(judge(question, said, connection))
    return found


def _table(dialect: Dialect, reports: list[Report]) -> None:
    """Print the figures."""
    counts = Counter(report.outcome for report in reports)
    refused = (Outcome.BOTH_REFUSED, Outcome.WRONGLY_ACCEPTED)
    invalid = sum(counts[each] for each in refused)
    valid = len(reports) - invalid
    print(f"{dialect}: {len(reports)} statements, {valid} valid")
    for outcome in Outcome:
        whole = invalid if outcome in refused else valid
        if whole:
            share = 100 * counts[outcome] / whole
            print(f"  {outcome:18} {counts[outcome]:4} of {whole:4}  {share:5.1f} %")


if __name__ == "__main__":
    sys.exit(main())
