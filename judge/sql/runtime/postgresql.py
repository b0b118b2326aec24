"""What PostgreSQL has and SQLite has not: name -> function; each is ``pg_`` and its own name."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from judge.sql.runtime import (
    aggregates,
    decimals,
    intervals,
    moments,
    patterns,
    postgres_texts,
    templates,
)
from judge.sql.runtime import mysql_texts as texts
from judge.sql.runtime import postgres_functions as functions
from judge.sql.runtime.collations import by_key, number_key
from judge.sql.runtime.order_statistics import Median, MostFrequent, Percentile
from judge.sql.runtime.postgres_times import to_time

Function = Callable[..., Any]

STRICT: Mapping[str, Function] = {
    "dec_add": decimals.add,
    "dec_sub": decimals.subtract,
    "dec_mul": decimals.multiply,
    "dec_neg": decimals.negate,
    "dec_abs": decimals.absolute,
    "dec_scale": decimals.to_scale,
    "dec_floor": decimals.floor,
    "dec_ceil": decimals.ceiling,
    "sign_of": lambda value: (value > 0) - (value < 0),
    "fit_text": postgres_texts.fit,
    "engine_seconds": moments.seconds,
    "pg_div": functions.divide,
    "pg_div_int": functions.divide_whole,
    "pg_div_real": functions.divide_real,
    "pg_mod": functions.remainder,
    "pg_mod_int": functions.remainder_whole,
    "pg_int": functions.to_int,
    "pg_int_numeric": functions.numeric_to_int,
    "pg_numeric": functions.to_numeric,
    "pg_real": functions.to_real,
    "pg_bool": functions.to_bool,
    "pg_date": functions.to_date,
    "pg_timestamp": functions.to_timestamp,
    "pg_time": to_time,
    "pg_interval": functions.to_interval,
    "pg_text": postgres_texts.text_of,
    "pg_upper": texts.upper,
    "pg_lower": str.lower,
    "pg_initcap": postgres_texts.initcap,
    "pg_octets": texts.byte_length,
    "pg_left": postgres_texts.left,
    "pg_right": postgres_texts.right,
    "pg_lpad": postgres_texts.pad_left,
    "pg_rpad": postgres_texts.pad_right,
    "pg_ltrim": lambda text, part=" ": text.lstrip(part),
    "pg_rtrim": lambda text, part=" ": text.rstrip(part),
    "pg_btrim": lambda text, part=" ": text.strip(part),
    "pg_reverse": lambda text: text[::-1],
    "pg_repeat": lambda text, count: text * max(count, 0),
    "pg_split_part": postgres_texts.split_part,
    "pg_strpos": postgres_texts.position,
    "pg_substr": postgres_texts.substring,
    "pg_translate": postgres_texts.translate,
    "pg_ascii": lambda text: ord(text[0]) if text else 0,
    "pg_chr": postgres_texts.character,
    "pg_md5": partial(texts.digest, "md5"),
    "pg_starts_with": lambda text, part: int(text.startswith(part)),
    "pg_like": patterns.like,
    "pg_ilike": patterns.folded_like,
    "pg_similar": postgres_texts.similar,
    "pg_matches": postgres_texts.matches,
    "pg_regexp_replace": postgres_texts.replaced,
    "pg_regexp_count": postgres_texts.counted,
    "pg_regexp_substr": postgres_texts.part,
    "pg_regexp_instr": postgres_texts.place,
    "pg_substring_pattern": postgres_texts.taken,
    "pg_round": functions.round_numeric,
    "pg_round_real": functions.round_real,
    "pg_trunc": functions.truncate_numeric,
    "pg_trunc_real": lambda value: math.copysign(float(math.trunc(value)), value),
    "pg_floor": lambda value: math.copysign(float(math.floor(value)), value),
    "pg_ceil": lambda value: math.copysign(float(math.ceil(value)), value),
    "pg_power": functions.power,
    "pg_power_numeric": functions.power_numeric,
    "pg_sqrt": functions.guarded(math.sqrt, "2201F"),
    "pg_sqrt_numeric": functions.root_numeric,
    "pg_exp": functions.guarded(math.exp, "22003"),
    "pg_ln": functions.guarded(math.log, "2201E"),
    "pg_log10": functions.guarded(math.log10, "2201E"),
    "pg_sin": math.sin,
    "pg_cos": math.cos,
    "pg_tan": math.tan,
    "pg_atan": math.atan,
    "pg_degrees": math.degrees,
    "pg_radians": math.radians,
    "pg_gcd": math.gcd,
    "pg_lcm": math.lcm,
    "pg_date_trunc": functions.date_trunc,
    "pg_extract": functions.extract,
    "pg_extract_date": functions.extract_date,
    "pg_extract_interval": intervals.extract,
    "pg_date_diff": functions.date_difference,
    "pg_add_days": functions.add_days,
    "pg_move": intervals.move,
    "pg_between": intervals.between,
    "pg_age": intervals.age,
    "pg_interval_add": intervals.add,
    "pg_interval_mul": intervals.multiply,
    "pg_make_date": functions.make_date,
    "pg_to_char": functions.char_of_moment,
    "pg_to_char_number": functions.char_of_number,
    "pg_to_date": functions.date_of_text,
    "pg_to_timestamp": functions.timestamp_of_text,
    "pg_to_number": lambda text, pattern: templates.read_number(text, pattern, "22P02"),
}

LENIENT: Mapping[str, Function] = {
    "pg_greatest": functions.greatest,
    "pg_least": functions.least,
    "pg_concat": postgres_texts.concat,
    "pg_concat_ws": postgres_texts.concat_separated,
}

AGGREGATES: Mapping[str, type] = {
    "one_value": aggregates.PostgresOneValue,
    "pg_percentile": Percentile,
    "pg_median": Median,
    "pg_mode": MostFrequent,
}

WINDOWS: Mapping[str, type] = {
    "dec_sum": aggregates.DecimalSum,
    "string_agg": aggregates.Joined,
    "var_pop": aggregates.Moments,
    "var_samp": aggregates.SampleVariance,
    "stddev_pop": aggregates.Deviation,
    "stddev_samp": aggregates.SampleDeviation,
    **aggregates.spreads(decimals.postgres_divide),
}

COLLATIONS: Mapping[str, Callable[[str, str], int]] = {
    "number": by_key(number_key),
    "pg_interval": by_key(intervals.total_key),
}
