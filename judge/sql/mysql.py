"""MySQL 8 as tables: its nodes, aggregates and window functions."""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql import aggregates, unknown_functions
from judge.sql import mysql_values as values
from judge.sql.mysql_aggregates import (
    any_value,
    avg,
    bit_aggregate,
    group_concat,
    real_aggregate,
    total,
)
from judge.sql.mysql_expressions import (
    bit_not,
    bits,
    cast,
    collate,
    either,
    foreign,
    if_,
    joined,
    like,
    null_safe,
    position,
    regexp,
    substring,
    trim,
)
from judge.sql.mysql_functions import FUNCTIONS
from judge.sql.mysql_moments import NOW, TODAY, current, extract, interval_function
from judge.sql.nodes import COMMON, exclusive
from judge.sql.scope import (
    Engine,
    Rule,
)
from judge.sql.typed import (
    DATE,
    DATETIME,
    TIME,
)
from judge.sql.windows import WINDOWS

NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.NullSafeEQ: null_safe,
    exp.Xor: exclusive,
    exp.Add: either,
    exp.Sub: either,
    exp.Mul: values.arithmetic,
    exp.Div: values.divide,
    exp.IntDiv: values.whole_quotient,
    exp.Mod: values.modulo,
    exp.Neg: values.negative,
    exp.BitwiseAnd: bits("&"),
    exp.BitwiseOr: bits("|"),
    exp.BitwiseXor: bits("^"),
    exp.BitwiseNot: bit_not,
    exp.BitwiseLeftShift: bits("<<"),
    exp.BitwiseRightShift: bits(">>"),
    exp.Like: like,
    exp.Escape: like,
    exp.RegexpLike: regexp,
    exp.Cast: cast,
    exp.Extract: extract,
    exp.If: if_,
    exp.Trim: trim,
    exp.Substring: substring,
    exp.StrPosition: position,
    exp.Collate: collate,
    exp.Interval: interval_function,
    exp.CurrentDate: current(TODAY, DATE),
    exp.CurrentTime: current("substr(engine_now(), 12)", TIME),
    exp.CurrentTimestamp: current(NOW, DATETIME),
    exp.CurrentDatetime: current(NOW, DATETIME),
    exp.Localtime: current(NOW, DATETIME),
    exp.Localtimestamp: current(NOW, DATETIME),
    exp.GroupConcat: aggregates.aggregate,
    exp.Concat: joined,
    exp.ILike: foreign("ILIKE", Text("LIKE ignores case.", "LIKE가 대소문자를 구분하지 않습니다.")),
}


ENGINE = Engine(
    dialect=Dialect.MYSQL,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "ANY_VALUE": any_value,
        "AVG": avg,
        "BIT_AND": bit_aggregate,
        "BIT_OR": bit_aggregate,
        "BIT_XOR": bit_aggregate,
        "COUNT": aggregates.count,
        "GROUP_CONCAT": group_concat,
        "MAX": aggregates.extreme,
        "MIN": aggregates.extreme,
        "STD": real_aggregate("stddev_pop"),
        "STDDEV": real_aggregate("stddev_pop"),
        "STDDEV_POP": real_aggregate("stddev_pop"),
        "STDDEV_SAMP": real_aggregate("stddev_samp"),
        "SUM": total,
        "VARIANCE": real_aggregate("var_pop"),
        "VAR_POP": real_aggregate("var_pop"),
        "VAR_SAMP": real_aggregate("var_samp"),
    },
    windows=WINDOWS,
    real=unknown_functions.MYSQL,
    nulls_last=False,
    compare=values.compare,
    pair=values.pair,
    arrange=values.arrange,
    condition=values.condition,
    convert=values.convert,
    alias_in_having=True,
    alias_in_group=True,
)
