"""Records the truths again: ``python -m tests.sql.differential.record [DIALECT...]``."""

import json
import sys

from judge.model.dialect import Dialect
from tests.sql.differential.servers import NoServer, server
from tests.sql.differential.suite import files, questions, truth_file


def main(names: list[str]) -> int:
    """Ask the server of each dialect for every statement that the manual does not answer."""
    for dialect in map(Dialect, names or ["mysql", "postgresql", "oracle", "sqlite"]):
        try:
            print(f"{dialect}: {_record(dialect)} statements recorded")  # noqa: T201 - a command
        except NoServer as error:
            print(f"{dialect}: {error}", file=sys.stderr)  # noqa: T201 - a command
            return 4
    return 0


def _record(dialect: Dialect) -> int:
    """Record one dialect."""
    count = 0
    with server(dialect) as ask:
        for path in files(dialect):
            found = {each.sql: ask(each.sql) for each in questions(path) if each.documented is None}
            count += len(found)
            lines = [
                f"{json.dumps(sql, ensure_ascii=False)}: {json.dumps(said, ensure_ascii=False)}"
                for sql, said in found.items()
            ]
            text = "{\n" + ",\n".join(lines) + "\n}\n"
            truth_file(path).write_text(text, encoding="utf-8")
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
