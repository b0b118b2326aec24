"""Makes what a learner created, and tries statements on it, one after another.

A request::

    {"do": "probe", "dialect": "mysql", "now": "...", "create": [...], "rows": {...},
     "made": [{"sql": "CREATE TABLE ...", "functions": [...]}, ...],
     "probes": [{"sql": "INSERT ...", "functions": [...]}, ...],
     "tables": ["seats", ...], "orders": ["given", "reversed"], "most_rows": 100000}

``tables`` are those that a probe may change. The answer, for each order of the rows::

    {"runs": [{"ended": null, "probes": [{"rows": [[...]], "ended": null}, ...]}, ...]}

A probe's ``ended`` says what refused it, in the words of ``running``. What it did stays for those
that follow, unless it was refused.
"""

from typing import Any

from judge.sql.worker import running, walls


def serve(request: dict[str, Any]) -> dict[str, Any]:
    """Try all probes, on every order of the rows that is asked for."""
    return {"runs": [_run(request, order) for order in request["orders"]]}


def _run(request: dict[str, Any], order: str) -> dict[str, Any]:
    connection, session = running.opened(request["dialect"], request["now"])
    if order == "reversed":
        connection.execute("PRAGMA reverse_unordered_selects = ON")
    try:
        running.fill(connection, request["create"], request["rows"], backwards=False)
        running.make(connection, session, request["made"])
    except running.Stopped as stopped:
        return {"ended": stopped.ended, "probes": []}
    statements = [*request["made"], *request["probes"]]
    walls.enclose(
        connection,
        tables=request["tables"],
        writable=True,
        functions={name for each in statements for name in each["functions"]},
    )
    probes = []
    for each in request["probes"]:
        rows, ended = None, None
        try:
            rows = running.execute(connection, session, each["sql"], request["most_rows"])
        except running.Stopped as stopped:
            ended = stopped.ended
        probes.append({"rows": rows, "ended": ended})
    connection.close()
    return {"ended": None, "probes": probes}
