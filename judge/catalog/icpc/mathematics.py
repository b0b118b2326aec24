r"""Writes LaTeX formulas as one line of text: ``$1 \le n \le 10^5$`` becomes 1 ≤ n ≤ 10⁵."""

import re

from judge.catalog.icpc.braces import argument_at

_SYMBOLS = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥",
    "lt": "<", "gt": ">", "ne": "≠", "neq": "≠", "equiv": "≡", "approx": "≈", "sim": "~",
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supseteq": "⊇", "cup": "∪",
    "cap": "∩", "setminus": "∖", "emptyset": "∅", "varnothing": "∅", "infty": "∞",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "mapsto": "↦",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "iff": "⇔", "implies": "⇒",
    "uparrow": "↑", "downarrow": "↓", "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬",
    "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
    "sum": "Σ", "prod": "Π", "int": "∫", "partial": "∂", "nabla": "∇", "circ": "∘",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩",
    "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "mid": "|",
    "vert": "|", "lvert": "|", "rvert": "|", "Vert": "‖", "degree": "°", "prime": "′",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "bmod": " mod ", "mod": " mod ", "quad": " ",
    "qquad": "  ", "backslash": "\\", "perp": "⊥", "angle": "∠", "triangle": "△",
}  # fmt: skip
_UPPER = dict(zip("0123456789+-=()niabcdejkmpt", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉʲᵏᵐᵖᵗ", strict=True))
_LOWER = dict(zip("0123456789+-=()aeijkmnoprstx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₒₚᵣₛₜₓ", strict=True))
_TRANSPARENT = frozenset(
    {"mathrm", "mathit", "mathbf", "mathcal", "mathbb", "text", "textit", "textbf", "operatorname",
     "mathsf", "mathtt", "texttt", "textrm", "mbox", "emph", "overline", "hat", "vec", "bar",
     "underline", "widehat", "boldsymbol"}
)  # fmt: skip
_TWO_ARGUMENTS = frozenset({"frac", "dfrac", "tfrac", "binom"})
_ONE_ARGUMENT = {"sqrt": "√{}", "pmod": " (mod {})"}
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?|\\(.)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[a-zA-Z*]+\}(?:\{[clr|]*\})?")
_DROPPED = frozenset({"left", "right", "big", "Big", "bigg", "Bigg", "displaystyle", "limits"})
_SPACES = frozenset(", ;:!>")


def plain_mathematics(formula: str) -> str:
    """Write what stands between two dollar signs."""
    text = _ENVIRONMENT.sub(" ", formula.replace(r"\not=", "≠").replace(r"\not\in", "∉"))
    text = text.replace("&", " ").replace(r"\\", " ; ")
    return " ".join(_written(text).split())


def _written(text: str) -> str:
    out, at = [], 0
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            piece, at = _command(text, at)
        elif letter in "^_":
            argument, at = argument_at(text, at + 1)
            piece = _raised(_written(argument), letter)
        elif letter in "{}":
            piece, at = "", at + 1
        else:
            piece, at = {"~": " ", "'": "′", "*": "∗"}.get(letter, letter), at + 1
        out.append(piece)
    return "".join(out)


def _command(text: str, at: int) -> tuple[str, int]:
    found = _COMMAND.match(text, at)
    if found is None:
        return "", at + 1
    name, sign, behind = found[1], found[2], found.end()
    if name is None:
        return (" " if sign in _SPACES else sign), behind
    if name in _TWO_ARGUMENTS:
        above, behind = argument_at(text, behind)
        below, behind = argument_at(text, behind)
        return _pair(name, _written(above), _written(below)), behind
    if name in _ONE_ARGUMENT:
        inner, behind = argument_at(text, behind)
        return _ONE_ARGUMENT[name].format(_grouped(_written(inner))), behind
    if name in _TRANSPARENT:
        inner, behind = argument_at(text, behind)
        return _written(inner), behind
    return ("" if name in _DROPPED else _SYMBOLS.get(name, name)), behind


def _pair(name: str, above: str, below: str) -> str:
    if name == "binom":
        return f"C({above}, {below})"
    return f"{_grouped(above)}/{_grouped(below)}"


def _grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def _raised(text: str, sign: str) -> str:
    table = _UPPER if sign == "^" else _LOWER
    if text and all(letter in table for letter in text):
        return "".join(table[letter] for letter in text)
    return f"{sign}{text}" if text.isalnum() else f"{sign}({text})"
