"""Every statement of the suite answers as the real engine did, or is said to be unsupported.

The truths are recorded, so no server is needed; with one, ``record.py`` writes them again.
"""

from pathlib import Path

import pytest

from judge.model.dialect import Dialect
from tests.sql.differential.suite import (
    Outcome,
    database,
    files,
    judge,
    questions,
    truth,
)

FILES = [path for dialect in Dialect for path in files(dialect)]
GOOD = {Outcome.SAME, Outcome.BOTH_REFUSED, Outcome.UNSUPPORTED}


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}-{p.stem}" for p in FILES])
def test_answers_as_the_real_engine(path: Path) -> None:
    """No statement differs silently, breaks, or is refused or accepted against the engine."""
    bad = []
    connection = database(Dialect(path.parent.name))
    for question in questions(path):
        said = truth(question, path)
        assert said is not None, f"no truth is recorded for {question.sql}"
        report = judge(question, said, connection)
        if report.outcome not in GOOD and question.sql not in KNOWN:
            bad.append(f"{report.outcome}: {question.sql}\n{report.detail}")

    assert not bad, "\n\n".join(bad)


KNOWN: frozenset[str] = frozenset()
"""Statements that are known to differ, each named in docs/sql-dialects.md."""
