"""An environment in which all that is made once has a place, as after an installation."""

import os
from collections.abc import Mapping
from pathlib import Path


def warm_environment(folder: Path) -> Mapping[str, str]:
    """Return this environment with the caches in ``folder``, and bytecode kept as pip would."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    caches = {
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    return {**kept, **caches}
