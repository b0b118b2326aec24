"""What a file of SQL says of itself, and the names of what may stand in one."""

import re
from enum import StrEnum

_HEADER = re.compile(r"\A\ufeff?\s*--[ \t]*dialect[ \t]*[:=][ \t]*([A-Za-z]\w*)", re.IGNORECASE)
_NICKNAMES = {"postgres": "postgresql", "pg": "postgresql", "mariadb": "mysql"}


class Construct(StrEnum):
    """What a problem may require of an answer, or forbid."""

    JOIN = "join"
    LEFT_JOIN = "left join"
    SUBQUERY = "subquery"
    CTE = "cte"
    RECURSIVE_CTE = "recursive cte"
    WINDOW_FUNCTION = "window function"
    AGGREGATE = "aggregate"
    GROUP_BY = "group by"
    HAVING = "having"
    ORDER_BY = "order by"
    LIMIT = "limit"
    DISTINCT = "distinct"
    UNION = "union"
    EXISTS = "exists"
    CASE = "case"
    SELECT_STAR = "select star"


def dialect_of(source: str) -> str | None:
    """Return the word of a first line ``-- dialect: mysql``; None where there is no such line."""
    found = _HEADER.match(source)
    if found is None:
        return None
    word = found[1].lower()
    return _NICKNAMES.get(word, word)
