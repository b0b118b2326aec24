"""Writes the direction of a sort key."""

from sqlglot import exp


def direction(node: exp.Ordered, nulls_last: bool) -> str:  # noqa: FBT001 - the dialect's default
    """Write DESC, and where NULLs go if SQLite, to which NULL is the smallest, has them elsewhere.

    ``nulls_last``: the dialect has NULLs last where the order ascends. The parser fills in where
    they go, so the learner's word and the dialect's habit look alike.
    """
    descending = bool(node.args.get("desc"))
    nulls_first = node.args.get("nulls_first")
    if nulls_first is None:
        nulls_first = descending == nulls_last
    word = " DESC" if descending else ""
    if bool(nulls_first) == (not descending):
        return word
    return f"{word} NULLS {'FIRST' if nulls_first else 'LAST'}"
