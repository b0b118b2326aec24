"""Statements become Markdown; each ``latex/NAME.tex`` is written as ``NAME.md``."""

from pathlib import Path

import pytest

from judge.catalog.icpc.latex import Converter
from judge.catalog.icpc.mathematics import plain_mathematics
from judge.catalog.icpc.statement import read_statement, readable_markdown

LATEX = sorted((Path(__file__).parent / "latex").glob("*.tex"))


@pytest.mark.parametrize("file", LATEX, ids=lambda file: file.stem)
def test_latex(file: Path, request: pytest.FixtureRequest) -> None:
    """A piece of LaTeX is written as the Markdown beside it."""
    converter = Converter({"limit": "100"})
    text = converter.markdown(file.read_text(encoding="utf-8"))
    said = f"<!-- title: {converter.title} -->\n{text}"
    if request.config.getoption("--regenerate", default=False):
        file.with_suffix(".md").write_text(said, encoding="utf-8")

    assert said == file.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        (r"1 \le n \leq 10^5", "1 ≤ n ≤ 10⁵"),
        (r"a_{i+1} \neq a_i", "aᵢ₊₁ ≠ aᵢ"),
        (r"x_{ab}^{y z}", "x_ab^(y z)"),
        (r"\frac{n(n+1)}{2}", "(n(n+1))/2"),
        (r"\binom{n}{k} \pmod{7}", "C(n, k) (mod 7)"),
        (r"\sqrt{x+1}", "√(x+1)"),
        (r"\sum_{i=1}^n \lfloor x \rfloor", "Σᵢ₌₁ⁿ ⌊ x ⌋"),
        (r"\text{if } x \in \{1, 2\}", "if x ∈ {1, 2}"),
        (r"\left( \mathbb{R} \right)", "( R )"),
        (r"\begin{cases} 1 & a \\ 2 & b \end{cases}", "1 a ; 2 b"),
        (r"m \not= l\,", "m ≠ l"),
        (r"f'(x)~*2", "f′(x) ∗2"),
        (r"\unknown{x}", "unknownx"),
        ("2^", "2^()"),
        ("\\", ""),
    ],
)
def test_formulas(formula: str, written: str) -> None:
    """A formula is one line of text."""
    assert plain_mathematics(formula) == written


def test_markdown_keeps_its_code() -> None:
    """Formulas are written out, but not within code; constants are put in everywhere."""
    source = (
        "$a_i$ of {{n}}: `$x$ {{n}}`, $s \\le {{n.tex}}$\n\n$$\\sum x$$\n"
        "{{remainingsamples}}{{other}}"
    )

    text = readable_markdown(source, {"n": "7", "n.tex": "10^7"})

    assert text == "aᵢ of 7: `$x$ 7`, s ≤ 10⁷\n\n\n\nΣ x\n\n\n{{other}}"


def test_a_pdf_is_named(tmp_path: Path) -> None:
    """We cannot show it, and say where it is; a text in the same language comes first."""
    folder = tmp_path / "statement"
    folder.mkdir()
    (folder / "problem.en.pdf").write_bytes(b"%PDF")

    assert "statement/problem.en.pdf" in read_statement(tmp_path, {}, {}).text.en
    (folder / "problem.en.md").write_text("Words.")
    assert read_statement(tmp_path, {}, {}).text.en == "Words."


def test_titles(tmp_path: Path) -> None:
    """problem.yaml names it; without a name the statement does, or else the folder."""
    folder = tmp_path / "problem_statement"
    folder.mkdir()
    (folder / "problem.sv.tex").write_text("\\problemname{Namn}\nText")

    assert read_statement(tmp_path, {"sv": "Titel"}, {}).title.en == "Titel"
    assert read_statement(tmp_path, {}, {}).title.ko == "Namn"
    (folder / "problem.sv.tex").write_text("Text")
    assert read_statement(tmp_path, {}, {}).title.en == tmp_path.name
