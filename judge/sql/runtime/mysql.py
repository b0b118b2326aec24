"""What MySQL has and SQLite has not: name -> function; each is ``my_`` and MySQL's own name.

A function of ``STRICT`` gives NULL where any argument is NULL; those of ``LENIENT`` see NULLs.
"""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from judge.sql.runtime import aggregates, decimals, moments, patterns
from judge.sql.runtime import mysql_bits as bits
from judge.sql.runtime import mysql_dates as dates
from judge.sql.runtime import mysql_texts as texts
from judge.sql.runtime import mysql_times as times
from judge.sql.runtime.collations import by_key, mysql_key, number_key, time_key
from judge.sql.runtime.mysql_parsing import string_to_date

Function = Callable[..., Any]


def _guarded(function: Callable[..., float]) -> Function:
    """Give NULL where the mathematics has no value."""

    def guarded(*values: float) -> float | None:
        """Apply, or NULL."""
        try:
            return function(*values)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None

    return guarded


STRICT: Mapping[str, Function] = {
    "dec_add": decimals.add,
    "dec_sub": decimals.subtract,
    "dec_mul": decimals.multiply,
    "dec_neg": decimals.negate,
    "dec_abs": decimals.absolute,
    "dec_mod": decimals.remainder,
    "dec_scale": decimals.to_scale,
    "dec_round": decimals.round_to,
    "dec_truncate": decimals.truncate_to,
    "dec_floor": decimals.floor,
    "dec_ceil": decimals.ceiling,
    "dec_int": decimals.nearest,
    "dec_trim": decimals.trimmed,
    "my_div": decimals.mysql_divide,
    "sign_of": lambda value: (value > 0) - (value < 0),
    "fit_text": texts.fit,
    "my_text": texts.text_of,
    "my_num": texts.number_of,
    "my_signed": texts.signed,
    "my_decimal": texts.decimal_of,
    "my_key": texts.same,
    "my_instr": texts.instr,
    "my_locate": texts.locate,
    "my_left": texts.left,
    "my_right": texts.right,
    "my_substring": texts.substring,
    "my_lpad": texts.pad_left,
    "my_rpad": texts.pad_right,
    "my_repeat": texts.repeat,
    "my_insert": texts.insert,
    "my_substring_index": texts.substring_index,
    "my_find_in_set": texts.find_in_set,
    "my_strcmp": texts.compare,
    "my_format": texts.format_number,
    "my_conv": texts.convert_base,
    "my_hex": texts.hexadecimal,
    "my_unhex": texts.unhex,
    "my_length": texts.byte_length,
    "my_ascii": texts.ascii_of,
    "my_ord": texts.order_of,
    "my_soundex": texts.soundex,
    "my_trim": texts.strip,
    "my_upper": texts.upper,
    "my_lower": str.lower,
    "my_reverse": lambda text: text[::-1],
    "my_md5": partial(texts.digest, "md5"),
    "my_sha1": partial(texts.digest, "sha1"),
    "my_sha2": lambda text, bits: texts.digest(f"sha{bits or 256}", text),
    "my_crc32": texts.crc32,
    "my_bit_count": lambda value: (int(value) % (1 << 64)).bit_count(),
    "my_bits": bits.joined,
    "my_bit_not": bits.inverted,
    "my_round": texts.round_real,
    "my_truncate": texts.truncate_real,
    "my_round_int": texts.round_whole,
    "my_truncate_int": texts.truncate_whole,
    "my_floor": math.floor,
    "my_ceil": math.ceil,
    "my_sqrt": _guarded(math.sqrt),
    "my_exp": _guarded(math.exp),
    "my_ln": _guarded(math.log),
    "my_log": _guarded(lambda base, value: math.log(value) / math.log(base)),
    "my_log2": _guarded(math.log2),
    "my_log10": _guarded(math.log10),
    "my_pow": _guarded(math.pow),
    "my_sin": math.sin,
    "my_cos": math.cos,
    "my_tan": math.tan,
    "my_cot": _guarded(lambda value: 1 / math.tan(value)),
    "my_asin": _guarded(math.asin),
    "my_acos": _guarded(math.acos),
    "my_atan": math.atan,
    "my_atan2": math.atan2,
    "my_degrees": math.degrees,
    "my_radians": math.radians,
    "my_like": patterns.mysql_like,
    "my_like_binary": patterns.like,
    "my_regexp": patterns.mysql_matches,
    "my_regexp_replace": patterns.mysql_replace,
    "my_regexp_instr": patterns.mysql_place,
    "my_regexp_substr": patterns.mysql_part,
    "engine_seconds": moments.seconds,
    "my_interval": dates.add_interval,
    "my_timestampdiff": dates.timestamp_difference,
    "my_datediff": dates.date_difference,
    "my_week": dates.week,
    "my_yearweek": dates.year_week,
    "my_extract": dates.extract,
    "my_date_format": dates.date_format,
    "my_time_format": dates.time_format,
    "my_str_to_date": string_to_date,
    "my_time_to_sec": lambda value: int(times.time_seconds(value)),
    "my_sec_to_time": times.write_time,
    "my_time": times.to_time,
    "my_timediff": times.time_difference,
    "my_addtime": times.add_clock,
    "my_makedate": dates.make_date,
    "my_maketime": times.make_time,
    "my_from_days": dates.from_days,
    "my_period_add": dates.period_add,
    "my_period_diff": dates.period_difference,
    "my_from_unixtime": dates.from_unix,
    "my_date": dates.of_date(lambda m: f"{m.year:04}-{m:%m-%d}"),
    "my_datetime": dates.of_date(moments.write),
    "my_last_day": dates.of_date(dates.last_day),
    "my_to_days": dates.of_date(dates.to_days),
    "my_to_seconds": dates.of_date(dates.to_seconds),
    "my_unix_timestamp": dates.of_date(dates.unix_timestamp),
    "my_dayname": dates.of_date(lambda m: dates.DAYS[m.weekday()]),
    "my_monthname": dates.of_date(lambda m: dates.MONTHS[m.month - 1]),
    "my_dayofweek": dates.of_date(lambda m: (m.weekday() + 1) % 7 + 1),
    "my_weekday": dates.of_date(lambda m: m.weekday()),
    "my_dayofyear": dates.of_date(lambda m: m.timetuple().tm_yday),
    "my_date_number": dates.of_date(lambda m: int(f"{m:%Y%m%d}")),
    "my_datetime_number": dates.of_date(lambda m: int(f"{m:%Y%m%d%H%M%S}")),
}

LENIENT: Mapping[str, Function] = {
    "my_concat_ws": texts.concat_separated,
    "my_field": texts.field,
    "my_elt": texts.choose,
    "my_char": texts.characters,
}

AGGREGATES: Mapping[str, type] = {
    "my_group_concat": aggregates.Joined,
    "one_value": aggregates.OneValue,
    "bit_and": aggregates.BitAnd,
    "bit_or": aggregates.BitOr,
    "bit_xor": aggregates.BitXor,
}

WINDOWS: Mapping[str, type] = {
    "dec_sum": aggregates.DecimalSum,
    "var_pop": aggregates.Moments,
    "var_samp": aggregates.SampleVariance,
    "stddev_pop": aggregates.Deviation,
    "stddev_samp": aggregates.SampleDeviation,
}

COLLATIONS: Mapping[str, Callable[[str, str], int]] = {
    "mysql_text": by_key(mysql_key),
    "mysql_time": by_key(time_key),
    "number": by_key(number_key),
}
