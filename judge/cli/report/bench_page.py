"""``judge bench --html`` and ``--svg``: a page to read in a browser, and the bars by themselves.

What the charts show stands below them as text, for who does not see them.
"""

from collections.abc import Sequence
from html import escape
from io import StringIO
from pathlib import Path

from judge.bench.growth.measuring import GrowthRead, GrowthUnknown
from judge.bench.result import BenchResult
from judge.cli.report import svg
from judge.cli.report.bench_charts import bars, growth
from judge.cli.screen.bench_table import bench_table
from judge.cli.screen.growth_rows import growth_rows
from judge.cli.terminal import Terminal
from judge.errors import UsageError
from judge.model.text import Locale, Text

_MARK = "<!-- judge bench -->"
_NUMBERS = Text("In numbers", "숫자로 보기")
_GROWTH = Text("Growth", "복잡도")
_PAGE = """\
<!DOCTYPE html>
{mark}
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.6 {fonts}; max-width: 760px; margin: 2rem auto; padding: 0 1rem;
  word-break: keep-all; overflow-wrap: anywhere; background: Canvas; color: CanvasText; }}
svg {{ max-width: 100%; height: auto; }}
pre {{ font: 13px/1.5 D2Coding, Consolas, "Noto Sans Mono CJK KR", monospace; overflow-x: auto; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def bench_page(
    title: str,
    result: BenchResult | None,
    found: Sequence[GrowthRead | GrowthUnknown],
    locale: Locale,
) -> str:
    """Write the page."""
    parts = []
    plain = Terminal(out=StringIO(), err=StringIO(), width=100)
    if result is not None and result.cases:
        numbers = "\n".join(bench_table(result, locale, plain)).strip("\n")
        parts.append(bars(result, locale))
        parts.append(f"<h2>{_NUMBERS.say(locale)}</h2>\n<pre>{escape(numbers)}</pre>")
    if found:
        parts.append(f"<h2>{_GROWTH.say(locale)}</h2>")
        parts += [growth(each, locale) for each in found if isinstance(each, GrowthRead)]
        parts.append(f"<pre>{escape(chr(10).join(growth_rows(found, locale, plain)))}</pre>")
    return _PAGE.format(
        mark=_MARK,
        locale=locale.value,
        title=escape(title),
        fonts=svg.FONTS,
        body="\n".join(parts),
    )


def bench_drawing(result: BenchResult, locale: Locale) -> str:
    """Write the bars as a file of their own."""
    return f"{_MARK}\n{bars(result, locale)}"


def write_report(file: Path, content: str) -> None:
    """Write beside and put in place; UsageError rather than lose a file that is no report."""
    try:
        if file.exists() and _MARK not in file.read_text("utf-8", errors="replace")[:200]:
            raise UsageError(
                f"{file} exists and is no report of ours; choose another name",
                f"{file}: 이미 있는 파일이고 judge의 보고서가 아닙니다. 다른 이름을 고르세요",
            )
        beside = file.with_name(f"{file.name}.new")
        beside.write_text(content, encoding="utf-8", errors="replace")
        beside.replace(file)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written: {error.strerror}",
            f"{file}: 저장할 수 없습니다({error.strerror})",
        ) from error
