"""The interpreter that runs this very program: where it is and what it must be shown."""

import os
import site
import sys
from collections.abc import Iterator
from pathlib import Path

_OURSELVES = Path(__file__).resolve().parents[1]  # the package; problems may lie in it
_PACKAGE_FOLDERS = {"site-packages", "dist-packages"}
_SHOWN_ANYWAY = (Path("/usr"), Path("/bin"), Path("/lib"))


def own_interpreter() -> Path:
    """Return the real executable: no virtual environment's link, no version manager's shim."""
    base: str = getattr(sys, "_base_executable", "") or sys.executable
    return Path(base).resolve()


def own_version() -> str:
    """Return such as ``3.11.7``."""
    return ".".join(map(str, sys.version_info[:3]))


def own_packages() -> tuple[Path, ...]:
    """Return the folders of third-party libraries, in the order in which they are searched."""
    found = [folder for folder in sys.path if Path(folder).name in _PACKAGE_FOLDERS]
    found += [*site.getsitepackages([sys.prefix, sys.base_prefix]), site.getusersitepackages()]
    folders = [Path(folder).resolve() for folder in found]
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


def own_views() -> tuple[Path, ...]:
    """Return what lies outside the system's folders and is needed; never our own package.

    A wheel of ours carries problems with their answers, and may be installed among the libraries.
    """
    wanted = (*_SHOWN_ANYWAY, Path(sys.base_prefix).resolve(), *own_packages())
    return tuple(
        view
        for at, folder in enumerate(wanted)
        if at >= len(_SHOWN_ANYWAY)
        if not any(folder.is_relative_to(earlier) for earlier in wanted[:at])
        for view in _around(folder, _OURSELVES)
    )


def _around(folder: Path, hidden: Path) -> Iterator[Path]:
    """Yield ``folder``, or what is in it where ``hidden`` is somewhere below."""
    if folder == hidden:
        return
    if folder not in hidden.parents:
        yield folder
        return
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        yield from _around(Path(entry.path), hidden)
