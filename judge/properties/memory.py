"""Inputs that broke a solution once, kept in the workspace to be tried first from then on.

They are kept as values, ``.judge/examples/<slug>.json``, newest first: whatever has become of the
strategies since, an input that is still allowed is tried. See docs/decisions/0006.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

from judge.judging.inputs import typed
from judge.model.problem import Problem
from judge.properties.parts import Values, key_of

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
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, beside = mkstemp(dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as target:
        json.dump(kept, target, ensure_ascii=False)
    Path(beside).replace(folder / f"{problem.slug}.json")
