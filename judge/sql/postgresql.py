"""PostgreSQL as tables: its nodes, aggregates and window functions."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.sql import aggregates, unknown_functions
from judge.sql import postgres_values as values
from judge.sql.nodes import COMMON
from judge.sql.postgres_aggregates import avg, boolean, extreme, spread, string_agg, total, within
from judge.sql.postgres_calls import FUNCTIONS
from judge.sql.postgres_expressions import (
    NOW,
    TODAY,
    bits,
    cast,
    concatenation,
    current,
    distinct_from,
    escape,
    extract,
    interval,
    no_function,
    pattern,
    position,
    power,
    substring,
    trim,
)
from judge.sql.scope import Engine, Rule
from judge.sql.typed import (
    DATE,
    DATETIME,
)
from judge.sql.windows import WINDOWS

_LIKE = pattern("pg_like", "'\\'")


_ILIKE = pattern("pg_ilike", "'\\'")


NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.NullSafeEQ: distinct_from("IS"),
    exp.NullSafeNEQ: distinct_from("IS NOT"),
    exp.Add: values.arithmetic,
    exp.Sub: values.arithmetic,
    exp.Mul: values.arithmetic,
    exp.Div: values.divide,
    exp.Mod: values.modulo,
    exp.Neg: values.negative,
    exp.Pow: power,
    exp.BitwiseAnd: bits("&"),
    exp.BitwiseOr: bits("|"),
    exp.BitwiseXor: bits("#"),
    exp.BitwiseLeftShift: bits("<<"),
    exp.BitwiseRightShift: bits(">>"),
    exp.DPipe: concatenation,
    exp.Like: _LIKE,
    exp.ILike: _ILIKE,
    exp.Escape: escape,
    exp.SimilarTo: pattern("pg_similar"),
    exp.RegexpLike: pattern("pg_matches"),
    exp.RegexpILike: pattern("pg_matches", "'i'"),
    exp.Cast: cast,
    exp.Interval: interval,
    exp.Extract: extract,
    exp.Trim: trim,
    exp.Substring: substring,
    exp.StrPosition: position,
    exp.CurrentDate: current(TODAY, DATE),
    exp.CurrentTimestamp: current(NOW, replace(DATETIME, precision=1)),
    exp.Localtimestamp: current(NOW, DATETIME),
    exp.GroupConcat: aggregates.aggregate,
    exp.Filter: aggregates.filtered,
    exp.WithinGroup: within,
    exp.If: no_function("IF"),
}


ENGINE = Engine(
    dialect=Dialect.POSTGRESQL,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "AVG": avg,
        "BOOL_AND": boolean("min"),
        "BOOL_OR": boolean("max"),
        "COUNT": aggregates.count,
        "EVERY": boolean("min"),
        "GROUP_CONCAT": string_agg,
        "MAX": extreme,
        "MIN": extreme,
        "STDDEV": spread("stddev_samp"),
        "STDDEV_POP": spread("stddev_pop"),
        "STDDEV_SAMP": spread("stddev_samp"),
        "STRING_AGG": string_agg,
        "SUM": total,
        "VARIANCE": spread("var_samp"),
        "VAR_POP": spread("var_pop"),
        "VAR_SAMP": spread("var_samp"),
        "WITHIN GROUP": lambda scope, call_: within(scope, call_.node),
    },
    windows=WINDOWS,
    real=unknown_functions.POSTGRESQL,
    nulls_last=True,
    compare=values.compare,
    pair=values.pair,
    arrange=values.arrange,
    condition=values.condition,
    convert=values.convert,
    alias_in_having=False,
    alias_in_group=True,
)
