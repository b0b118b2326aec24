"""What a warden is told when it starts: which walls to build and what may be seen inside."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.sandbox import seccomp

if TYPE_CHECKING:
    from judge.sandbox.control_group import Home

_SYSTEM_VIEWS = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store"),
    *("/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d"),
    *("/etc/localtime", "/etc/ssl/openssl.cnf"),
)
BOX_BYTES = 512 * 2**20
_OURSELVES = Path(__file__).resolve().parents[1]  # the package; the shipped answers may lie in it


class Isolation(StrEnum):
    """The levels of docs/sandbox.md, from the strongest to none."""

    CGROUPS = "A"  # namespaces, and a control group around each warden
    NAMESPACES = "B"
    LANDLOCK = "C"  # Landlock and seccomp, where namespaces are not granted
    PORTABLE = "D"  # limits and a process group only
    NONE = "E"  # the same, on a machine or by a wish that offers no isolation at all


@frozen
class Layers:
    """The layers that a warden is asked to build."""

    namespaces: bool = True
    landlock: bool = True
    seccomp: bool = True


@frozen
class Setup:
    """One warden's walls; ``python`` runs it, and runs warm programs.

    ``hidden`` is a folder that is in no view, though it may lie below one: in /usr, for instance.
    ``groups`` is where a control group is made for it, if at all.
    """

    python: Path
    layers: Layers
    views: tuple[Path, ...]
    hidden: Path = _OURSELVES
    groups: "Home | None" = None

    def request(self, program: str, box: str) -> dict[str, object]:
        """Write the first message to the warden; the folders matter only without namespaces."""
        filters = ["", "", ""]
        if self.layers.seccomp:
            alone = not self.layers.namespaces
            filters = [
                seccomp.write_shared_filter().hex(),
                seccomp.write_own_filter(processes=False, among_others=alone).hex(),
                seccomp.write_own_filter(processes=True, among_others=alone).hex(),
            ]
        return {
            "namespaces": self.layers.namespaces,
            "landlock": self.layers.landlock,
            "seccomp_shared": filters[0],
            "seccomp_alone": filters[1],
            "seccomp_processes": filters[2],
            "views": [str(view) for view in self.views],
            "hidden": str(self.hidden),
            "box_bytes": BOX_BYTES,
            "grouped": self.groups is not None,
            "program": program,
            "box": box,
        }


def views_of(extra: Iterable[Path]) -> tuple[Path, ...]:
    """Return the system's folders and ``extra``, each once and none inside another, in order."""
    wanted = sorted({Path(view) for view in _SYSTEM_VIEWS if Path(view).exists()} | set(extra))
    return tuple(view for view in wanted if not any(other in view.parents for other in wanted))
