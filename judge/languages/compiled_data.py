"""Keeps what a data file of ours was parsed to, as Python keeps the bytecode of a module.

It lies where that lies (``__pycache__``, or below PYTHONPYCACHEPREFIX), as marshalled
``(size, time of change, data)``, and is made anew when the file has another size or time.
"""

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def compiled(file: Path, parse: Callable[[bytes], Any]) -> Any:
    """Return ``parse`` of the file's content: lists, mappings, texts and numbers, no more."""
    status = file.stat()
    stamp = (status.st_size, status.st_mtime_ns)
    kept = Path(cache_from_source(str(file.with_suffix(".py")))).with_suffix(".data")
    try:
        *found, data = marshal.loads(kept.read_bytes())  # noqa: S302 - ours, as bytecode is
        if tuple(found) == stamp:
            return data
    except (OSError, EOFError, ValueError, TypeError):
        pass
    data = parse(file.read_bytes())
    if not sys.dont_write_bytecode:
        _keep(kept, marshal.dumps((*stamp, data)))
    return data


def _keep(file: Path, content: bytes) -> None:
    """Write it whole; where we may not write, it is parsed every time."""
    fresh = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(file)
