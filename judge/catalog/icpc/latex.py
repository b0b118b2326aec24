r"""Turns the LaTeX of problem statements into the Markdown that ``judge show`` writes.

Not a TeX: the subset that the format asks of every judging system, and a best guess for the rest,
of which the text is kept and the command dropped.
"""

import re
from collections.abc import Callable, Mapping

from judge.catalog.icpc.braces import argument_at, optional_at
from judge.catalog.icpc.mathematics import plain_mathematics

_COMMENT = re.compile(r"(?<!\\)%.*?(?:\n[ \t]*|$)")
_VERBATIM = re.compile(
    r"\\begin\{(verbatim|lstlisting|Verbatim)\*?\}(?:\[[^\]]*\])?\n?(.*?)\\end\{\1\*?\}", re.DOTALL
)
_TABLE = re.compile(r"\\begin\{(tabular[*x]?)\}(.*?)\\end\{\1\}", re.DOTALL)
_RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule)|\\cline\{[^}]*\}")
_TOKEN = re.compile(
    r"\\begin\{(?P<begin>[A-Za-z]+\*?)\}|\\end\{(?P<end>[A-Za-z]+\*?)\}"
    r"|\$\$(?P<display>.*?)\$\$|\\\[(?P<bracket>.*?)\\\]"
    r"|\$(?P<math>(?:\\.|[^$\\])*)\$|\\\((?P<round>.*?)\\\)"
    r"|\\(?P<command>[A-Za-z]+)\*?[ \t]*|\\(?P<sign>.)|(?P<brace>[{}])|(?P<special>[*_`<#|])",
    re.DOTALL,
)
_MARKS = re.compile(r"(?<!\\)(?:\*\*?|`|~~)")  # of Markdown, which a title is not
_SECTIONS = {"section": "##", "subsection": "###", "subsubsection": "####", "paragraph": "####"}
_HEADED = {"Input": "Input", "Output": "Output", "Interaction": "Interaction"}
_WRAPPED = {
    "emph": "*", "textit": "*", "textsl": "*", "underline": "*", "textbf": "**", "sout": "~~",
}  # fmt: skip
_CODE = frozenset({"texttt", "t", "code"})
_SIGNS = {"%": "%", "&": "&", "$": r"\$", "#": r"\#", "_": r"\_", "{": "{", "}": "}", "\\": "  \n",
          ",": " ", " ": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": ""}  # fmt: skip
_WORDS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": r"\\", "LaTeX": "LaTeX",
    "TeX": "TeX", "par": "\n\n", "newline": "\n", "linebreak": "\n", "hline": "", "quad": " ",
    "textasciitilde": "~", "textasciicircum": "^", "euro": "€", "pounds": "£", "copyright": "©",
    "textless": r"\<", "textgreater": ">", "textbar": "|", "textquotedbl": '"', "degree": "°",
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "ss": "ß", "nextsample": "",
    "remainingsamples": "", "S": "§",
}  # fmt: skip
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303",
            "=": "\u0304", ".": "\u0307"}  # fmt: skip
_NO_TEXT = frozenset(
    {"label", "vspace", "hspace", "includegraphics", "index", "centering", "noindent", "setlength",
     "begingroup", "endgroup", "bigskip", "medskip", "smallskip", "clearpage", "newpage", "item"}
)  # fmt: skip
_NO_TEXT_ARGUMENTS = {"label": 1, "vspace": 1, "hspace": 1, "setlength": 2, "index": 1}
_FIGURES = frozenset({"figure", "wrapfigure", "center", "minipage", "table"})


class Converter:
    r"""Converts one statement; ``title`` is what ``\problemname`` says, once it was met."""

    def __init__(self, constants: Mapping[str, str]) -> None:
        r"""Take what ``\constant{name}`` stands for."""
        self.title: str | None = None
        self._constants = constants
        self._lists: list[list[int | None]] = []

    def markdown(self, source: str) -> str:
        """Return the Markdown of a statement's body."""
        blocks: list[str] = []

        def kept(block: str) -> str:
            blocks.append(block)
            return f"\n\n\x00{len(blocks) - 1}\x00\n\n"

        def code(found: re.Match[str]) -> str:
            return kept("```\n" + found[2].rstrip("\n") + "\n```")

        text = _COMMENT.sub("", _VERBATIM.sub(code, source.replace("\r\n", "\n")))
        text = _TABLE.sub(lambda found: kept(self._table(found[2])), text)
        text = re.sub(r"[ \t]+\n", "\n", self._inline(text))
        text = re.sub(r"\n{3,}", "\n\n", text)
        for number, block in enumerate(blocks):
            text = text.replace(f"\x00{number}\x00", block)
        return text.strip() + "\n"

    def _inline(self, text: str) -> str:
        """Convert a piece of text, whatever is in it."""
        text = _typography(text)
        out, at = [], 0
        while (found := _TOKEN.search(text, at)) is not None:
            out.append(text[at : found.start()])
            piece, at = self._piece(text, found)
            out.append(piece)
        out.append(text[at:])
        return "".join(out)

    def _piece(self, text: str, found: re.Match[str]) -> tuple[str, int]:
        name = found.lastgroup or ""
        value, behind = found[name], found.end()
        if name == "begin":
            return self._begin(text, value, behind)
        if name == "command":
            return self._command(text, value, behind)
        if name == "sign" and value in _ACCENTS:
            letter, behind = argument_at(text, behind)
            return letter.replace(r"\i", "i") + _ACCENTS[value], behind
        return self._plain_piece(name, value), behind

    def _plain_piece(self, name: str, value: str) -> str:
        """Convert what stands for itself and takes nothing of the text behind it."""
        match name:
            case "end":
                return self._end(value)
            case "display" | "bracket":
                return f"\n\n{_escaped(plain_mathematics(value))}\n\n"
            case "math" | "round":
                return _escaped(plain_mathematics(value))
            case "sign":
                return _SIGNS.get(value, value)
            case "special":
                return f"\\{value}"
            case _:
                return ""

    def _begin(self, text: str, name: str, at: int) -> tuple[str, int]:
        plain = name.rstrip("*")
        if plain in _HEADED:
            return f"\n\n## {_HEADED[plain]}\n\n", at
        if plain in {"itemize", "enumerate", "description"}:
            _, at = optional_at(text, at)
            self._lists.append([0 if plain == "enumerate" else None])
            return ("\n" if len(self._lists) > 1 else "\n\n"), at
        if plain in _FIGURES:
            while at < len(text) and text[at] in "[{":
                _, at = optional_at(text, at) if text[at] == "[" else argument_at(text, at)
        return "\n\n", at

    def _end(self, name: str) -> str:
        if name.rstrip("*") in {"itemize", "enumerate", "description"} and self._lists:
            self._lists.pop()
        return "\n" if self._lists else "\n\n"

    def _command(self, text: str, name: str, at: int) -> tuple[str, int]:
        special = self._special(name)
        if special is not None:
            return special(text, at)
        if name in _SECTIONS:
            title, at = argument_at(text, at)
            return f"\n\n{_SECTIONS[name]} {self._inline(title)}\n\n", at
        if name in _WRAPPED:
            inner, at = argument_at(text, at)
            return _wrapped(self._inline(inner), _WRAPPED[name]), at
        if name in _CODE:
            inner, at = argument_at(text, at)
            return _code(_unescaped(inner)), at
        if name in _WORDS:
            return _WORDS[name], at
        if name in _NO_TEXT:
            _, at = optional_at(text, at)
            for _ in range(_NO_TEXT_ARGUMENTS.get(name, 0)):
                _, at = argument_at(text, at)
        return "", at

    def _special(self, name: str) -> Callable[[str, int], tuple[str, int]] | None:
        return {
            "item": self._item,
            "problemname": self._problemname,
            "illustration": self._illustration,
            "includegraphics": self._image,
            "url": self._url,
            "href": self._link,
            "constant": self._constant,
            "caption": self._caption,
            "textcolor": self._colored,
            "verb": self._verb,
            "lstinline": self._verb,
        }.get(name)

    def _item(self, text: str, at: int) -> tuple[str, int]:
        label, at = optional_at(text, at)
        indent = "   " * (max(len(self._lists), 1) - 1)
        counter = self._lists[-1] if self._lists else [None]
        mark = "-"
        if counter[0] is not None:
            counter[0] += 1
            mark = f"{counter[0]}."
        bold = f"**{self._inline(label)}** " if label else ""
        while at < len(text) and text[at] in " \t\n":
            at += 1
        return f"\n{indent}{mark} {bold}", at

    def _problemname(self, text: str, at: int) -> tuple[str, int]:
        if at < len(text) and text[at] == "{":
            title, at = argument_at(text, at)
            plain = _MARKS.sub("", self._inline(title))
            self.title = " ".join(_unescaped(plain).split())
        return "", at

    def _illustration(self, text: str, at: int) -> tuple[str, int]:
        _, at = argument_at(text, at)
        name, at = argument_at(text, at)
        caption, at = argument_at(text, at)
        said = self._inline(caption).strip()
        return f"\n\n\\[{_escaped(name)}{': ' + said if said else ''}\\]\n\n", at

    def _image(self, text: str, at: int) -> tuple[str, int]:
        _, at = optional_at(text, at)
        name, at = argument_at(text, at)
        return f"\\[{_escaped(name)}\\]", at

    def _caption(self, text: str, at: int) -> tuple[str, int]:
        said, at = argument_at(text, at)
        return f"\n\n*{self._inline(said).strip()}*\n\n", at

    def _colored(self, text: str, at: int) -> tuple[str, int]:
        _, at = argument_at(text, at)
        inner, at = argument_at(text, at)
        return self._inline(inner), at

    def _url(self, text: str, at: int) -> tuple[str, int]:
        address, at = argument_at(text, at)
        return _escaped(address), at

    def _link(self, text: str, at: int) -> tuple[str, int]:
        address, at = argument_at(text, at)
        said, at = argument_at(text, at)
        if said.strip() == address.strip():
            return _escaped(address), at
        return f"{self._inline(said)} ({_escaped(address)})", at

    def _constant(self, text: str, at: int) -> tuple[str, int]:
        name, at = argument_at(text, at)
        return _escaped(self._constants.get(name, name)), at

    def _table(self, body: str) -> str:
        _, at = optional_at(body, 0)
        _, at = argument_at(body, at)
        text = _RULES.sub("", body[at:])
        rows = [
            [self._inline(cell.strip()) for cell in re.split(r"(?<!\\)&", row)]
            for row in re.split(r"\\\\(?:\[[^\]]*\])?", text)
            if row.strip()
        ]
        width = max((len(row) for row in rows), default=0)
        lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
        lines.insert(1, "|" + " --- |" * width)
        return "\n".join(lines) if rows else ""

    def _verb(self, text: str, at: int) -> tuple[str, int]:
        r"""Read ``\verb|code|``, between two of whatever sign comes first."""
        end = text.find(text[at : at + 1], at + 1)
        return (_code(_unescaped(text[at + 1 : end])), end + 1) if end > at else ("", at)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def _typography(text: str) -> str:
    for plain, sign in (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("~", " ")):
        text = text.replace(plain, sign)
    return text


def _escaped(text: str) -> str:
    return re.sub(r"([*_`<#|\\\[\]~])", r"\\\1", text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([%&$#_{}*`<|])", r"\1", text.replace(r"\textbackslash", "\\"))


def _code(text: str) -> str:
    return f"`{text}`" if text.strip() else ""


def _wrapped(text: str, mark: str) -> str:
    inner = text.strip()
    return f"{mark}{inner}{mark}" if inner else ""
