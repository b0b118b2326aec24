"""Facts that a question can be about."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from judge.frozen import frozen
from judge.model.text import Text


class Seen(StrEnum):
    """The kinds of facts, the most specific first: that is the order in which they are asked."""

    # Of the record.
    COUNTEREXAMPLE = "counterexample"
    FAILED_CASE = "failed-case"
    BROKE_AGAIN = "broke-again"
    CRASHED = "crashed"
    TOO_SLOW_ONCE = "too-slow-once"
    TOO_MUCH_MEMORY_ONCE = "too-much-memory-once"
    MANY_ATTEMPTS = "many-attempts"
    NEAR_LIMIT = "near-limit"
    GROWTH = "growth"
    MEMORY_GROWTH = "memory-growth"
    REJECTED = "rejected"
    # Of the code.
    FLOAT_COMPARED = "float-compared"
    ARGUMENT_CHANGED = "argument-changed"
    SORT_BEFORE_LOOP = "sort-before-loop"
    SORT_IN_LOOP = "sort-in-loop"
    LIST_SEARCHED_IN_LOOP = "list-searched-in-loop"
    POP_FRONT = "pop-front"
    SLICE_IN_LOOP = "slice-in-loop"
    TEXT_GROWN_IN_LOOP = "text-grown-in-loop"
    RECURSION = "recursion"
    RECURSION_LIMIT = "recursion-limit"
    MEMO = "memo"
    ALL_ARRANGEMENTS = "all-arrangements"
    HEAP = "heap"
    BISECT = "bisect"
    BINARY_SEARCH = "binary-search"
    TWO_POINTERS = "two-pointers"
    TABLE = "table"
    QUEUE = "queue"
    NESTED_LOOPS = "nested-loops"
    ENDLESS_LOOP = "endless-loop"
    DEFAULT_DICT = "default-dict"
    DICT = "dict"
    SET = "set"
    SENTINEL = "sentinel"
    GLOBAL = "global"
    CATCHES_ALL = "catches-all"
    EARLY_RETURN = "early-return"
    OVERFLOW = "overflow"
    # Of a query.
    NOT_IN = "not-in"
    LEFT_JOIN_FILTERED = "left-join-filtered"
    LEFT_JOIN = "left-join"
    INNER_JOIN = "inner-join"
    COUNT_COLUMN = "count-column"
    NULL_REPLACED = "null-replaced"
    RANKED = "ranked"
    WINDOW = "window"
    CORRELATED = "correlated"
    SUBQUERY = "subquery"
    EXISTS = "exists"
    RECURSIVE = "recursive"
    NAMED_QUERY = "named-query"
    GROUPED = "grouped"
    HAVING = "having"
    PIVOT = "pivot"
    DISTINCT = "distinct"
    UNION = "union"
    LIMIT = "limit"
    COLUMN_WRAPPED = "column-wrapped"
    LIKE_ANYWHERE = "like-anywhere"
    DATE_RANGE = "date-range"
    INDEX = "index"
    # Of every solution.
    ENOUGH = "enough"
    SMALLEST = "smallest"
    FIRST_TRY = "first-try"
    CLAIMED = "claimed"


@frozen
class Sighting:
    """A fact of some kind; ``words`` fill in the template's blanks, in both languages.

    ``order`` sorts those of one kind: the line of the code, or how long ago it was.
    """

    seen: Seen
    words: Mapping[str, str | Text] = field(default_factory=dict)
    order: int = 0


@frozen
class Question:
    """What is asked, the fact behind it, and words that a good answer is likely to hold.

    ``expects`` is empty where only the learner knows the answer.
    """

    id: Seen
    asks: Text
    fact: Text
    expects: tuple[str, ...] = ()
