"""The checkers: whether an output is right, and in one sentence what is wrong with it.

Each module says how it compares two texts (a program that prints) and two values (a function that
returns). A new checker is a module and a row in ``CHECKERS``; its golden cases are files in
``tests/judging/checkers/data/<name>``. The checker ``program`` is the author's own and runs in the
sandbox, so it is the engine's business.
"""

from judge.judging.checkers import exact, floats, icpc, lines, tokens, unordered
from judge.judging.checkers.comparison import Checker
from judge.model.problem import CheckerName

CHECKERS: dict[CheckerName, Checker] = {
    CheckerName.EXACT: exact,
    CheckerName.LINES: lines,
    CheckerName.TOKENS: tokens,
    CheckerName.FLOATS: floats,
    CheckerName.UNORDERED: unordered,
    CheckerName.ICPC: icpc,
}
