"""Where everything is kept that can be made anew."""

from collections.abc import Mapping
from pathlib import Path


def cache_folder(environment: Mapping[str, str]) -> Path:
    """``$XDG_CACHE_HOME/judge`` or ``~/.cache/judge``, as the XDG base directories say."""
    named = environment.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "judge"
    return Path(environment.get("HOME") or Path.home()) / ".cache" / "judge"
