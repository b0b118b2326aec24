"""Serves one request: JSON on standard input, the answer on descriptor 3.

``{"do": "run", ...}`` is the affair of ``running``, ``{"do": "search", ...}`` that of ``search``.
"""

import json
import sys

from judge.sql.worker import running, search

RESULT = 3


def main() -> None:
    """Read the request, serve it, write the answer."""
    request = json.loads(sys.stdin.buffer.read())
    kind = search if request["do"] == "search" else running
    answer = kind.serve(request)
    with open(RESULT, "w", encoding="utf-8", closefd=False) as out:
        json.dump(answer, out, default=_plain)


def _plain(value: object) -> object:
    return {"blob": value.hex()} if isinstance(value, bytes) else str(value)
