"""Serves one request: JSON on standard input, the answer on descriptor 3.

What is asked for stands at ``do``: ``run`` is the affair of ``running``, ``search`` that of
``search``, ``probe`` that of ``probing``.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from judge.sql.worker import probing, running, search

RESULT = 3
_SERVICES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "run": running.serve,
    "search": search.serve,
    "probe": probing.serve,
}


def main() -> None:
    """Read the request, serve it, write the answer."""
    request = json.loads(sys.stdin.buffer.read())
    answer = _SERVICES[request["do"]](request)
    with open(RESULT, "w", encoding="utf-8", closefd=False) as out:
        json.dump(answer, out, default=_plain)


def _plain(value: object) -> object:
    return {"blob": value.hex()} if isinstance(value, bytes) else str(value)
