"""Inputs that broke a solution once, kept in the workspace to be tried first from then on.

They are kept as values, ``.judge/examples/<slug>.json``, newest first: whatever has become of the
strategies since, an input that is still allowed is tried. See docs/decisions/0006.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from judge.judging.inputs import typed
from judge.model.problem import Problem
from judge.properties.parts import Values, key_of
from judge.whole_file import keep_for_later

_MOST = 30  # inputs of one problem


def remembered(folder: Path, problem: Problem) -> tuple[Values, ...]:
    """Return the inputs, newest first; none where the file is missing or damaged."""
    try:
        kept = json.loads((folder / f"{problem.slug}.json").read_bytes())
    except (OSError, ValueError):
        return ()
    domains = {parameter.name: parameter.domain for parameter in problem.parameters}
    return tuple(
        {name: typed(domain, values[name]) for name, domain in domains.items()}
        for values in (kept if isinstance(kept, list) else ())
        if isinstance(values, Mapping) and set(values) == set(domains)
    )


def remember(folder: Path, problem: Problem, values: Values) -> None:
    """Put an input before all others; written beside and renamed, so that none is ever half."""
    others = [each for each in remembered(folder, problem) if key_of(each) != key_of(values)]
    kept = [dict(each) for each in (values, *others)][:_MOST]
    content = json.dumps(kept, ensure_ascii=False).encode()
    keep_for_later(folder / f"{problem.slug}.json", content)
