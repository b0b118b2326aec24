"""The walls: namespaces and a read-only view of the file system, built once for a batch.

What a program finds in here::

    /box        scratch, a tmpfs of bounded size, the current directory; /tmp leads to it
    /program    the program's files, a tmpfs, read-only
    /proc       of this pid namespace alone, processes only
    /dev        null, zero, full, random, urandom and the links to /proc/self/fd
    /usr, ...   the views asked for, read-only, at their own paths
    /etc        a passwd with one user, and the few files that run-times read

The user namespace maps one user, ours (nobody when we are root). Every step may fail on a machine
that forbids it; the OSError then names the step.
"""

import os
from typing import NamedTuple

from judge.sandbox.warden import kernel

INNER_ID = 1000
_NOBODY = 65534
_NEW_ROOT = "/tmp"  # noqa: S108 - only a place to mount on, in a mount namespace of our own
DEVICES = ("null", "zero", "full", "random", "urandom")
_LINKS = {
    "/dev/fd": "/proc/self/fd",
    "/dev/stdin": "/proc/self/fd/0",
    "/dev/stdout": "/proc/self/fd/1",
    "/dev/stderr": "/proc/self/fd/2",
    "/dev/shm": "/box",  # noqa: S108 - a link in the new root
    "/tmp": "/box",  # noqa: S108 - a link in the new root
}
_FILES = {
    "/etc/passwd": f"judge:x:{INNER_ID}:{INNER_ID}::/box:/bin/sh\n",
    "/etc/group": f"judge:x:{INNER_ID}:\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    "/etc/hosts": "127.0.0.1 localhost\n",
}
_NAMESPACES = (
    kernel.CLONE_NEWNS
    | kernel.CLONE_NEWPID
    | kernel.CLONE_NEWNET
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWUTS
)


class Rooms(NamedTuple):
    """Where the program's files and its scratch folder are."""

    program: str
    box: str


def enter(views: list[str], hidden: str, box_bytes: int) -> Rooms:
    """Build the walls around this process and fork into them; ``hidden`` is empty in there.

    Returns in the child, which is pid 1 inside. The parent stays outside, waits for it and exits as
    it did.
    """
    _enter_user_namespace()
    kernel.unshare(_NAMESPACES)
    sources = _open_sources([*views, *(f"/dev/{name}" for name in DEVICES)])
    _become_inner_user()
    _fork_into_pid_namespace()
    _build_root(sources, views, box_bytes)
    if os.path.isdir(_NEW_ROOT + hidden):
        kernel.mount("tmpfs", _NEW_ROOT + hidden, "tmpfs", kernel.MS_RDONLY | kernel.MS_NODEV)
    os.chdir(_NEW_ROOT)
    kernel.pivot_root(".", ".")
    kernel.unmount(".")
    os.chdir("/box")
    return Rooms("/program", "/box")


def _enter_user_namespace() -> None:
    """Map one user. Root's map has to be written from outside, by a child that stays there."""
    uid, gid = os.geteuid(), os.getegid()
    if uid != 0:
        kernel.unshare(kernel.CLONE_NEWUSER)
        _write_maps("self", uid, gid)
        return
    _drop_groups()
    ready, go = os.pipe()
    process = os.getpid()
    writer = os.fork()
    if writer == 0:
        os.close(go)
        os.read(ready, 1)
        try:
            _write_maps(str(process), _NOBODY, _NOBODY)
        except OSError as error:
            os._exit(error.errno or 1)
        os._exit(0)
    os.close(ready)
    kernel.unshare(kernel.CLONE_NEWUSER)
    os.close(go)
    _, status = os.waitpid(writer, 0)
    if status != 0:
        raise OSError(os.waitstatus_to_exitcode(status), "uid_map")


def _drop_groups() -> None:
    """Leave root's groups; in a container that forbids it they are nobody's outside, too."""
    try:
        os.setgroups([])
    except PermissionError:
        return


def _write_maps(process: str, uid: int, gid: int) -> None:
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{INNER_ID} {uid} 1"),
        ("gid_map", f"{INNER_ID} {gid} 1"),
    ):
        handle = os.open(f"/proc/{process}/{name}", os.O_WRONLY)
        os.write(handle, line.encode())
        os.close(handle)


def _open_sources(paths: list[str]) -> dict[str, int]:
    """Hold every path by a descriptor, while we may still walk to it (a home may be closed)."""
    return {
        path: os.open(path, os.O_PATH | os.O_CLOEXEC)
        for path in paths
        if os.path.exists(path) and not os.path.islink(path)
    }


def _become_inner_user() -> None:
    os.setresgid(INNER_ID, INNER_ID, INNER_ID)
    os.setresuid(INNER_ID, INNER_ID, INNER_ID)


def _fork_into_pid_namespace() -> None:
    inner = os.fork()
    if inner == 0:
        kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
        return
    os.closerange(0, 64)
    _, status = os.waitpid(inner, 0)
    os._exit(0 if status == 0 else 1)


def _build_root(sources: dict[str, int], views: list[str], box_bytes: int) -> None:
    kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("tmpfs", _NEW_ROOT, "tmpfs", kernel.MS_NOSUID, "size=1m,mode=755")
    for name in ("proc", "dev", "etc", "box", "program"):
        os.mkdir(f"{_NEW_ROOT}/{name}")
    for path in views:
        _show(path, sources)
    for name in DEVICES:
        path = f"/dev/{name}"
        if path in sources:
            _show(path, sources)
    _furnish()
    kernel.mount(
        "proc",
        f"{_NEW_ROOT}/proc",
        "proc",
        kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC,
        "subset=pid,hidepid=2",
    )
    for name, data in (("box", f"size={box_bytes},nr_inodes=8k"), ("program", "size=1g")):
        flags = kernel.MS_NOSUID | kernel.MS_NODEV
        kernel.mount("tmpfs", f"{_NEW_ROOT}/{name}", "tmpfs", flags, f"{data},mode=700")
    flags = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY | kernel.MS_NOSUID
    kernel.mount("none", _NEW_ROOT, None, flags)


def _furnish() -> None:
    """Lay the files and links that run-times look for."""
    for path, text in _FILES.items():
        _write(_NEW_ROOT + path, text)
    for link, target in _LINKS.items():
        if not os.path.lexists(_NEW_ROOT + link):  # a view below /tmp has made it a folder
            os.symlink(target, _NEW_ROOT + link)


def _show(path: str, sources: dict[str, int]) -> None:
    """Bind ``path`` at the same place below the new root; a link is copied as a link."""
    target = _NEW_ROOT + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if path not in sources:
        if os.path.islink(path) and not os.path.lexists(target):
            os.symlink(os.readlink(path), target)
        return
    source = f"/proc/self/fd/{sources[path]}"
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    elif not os.path.exists(target):
        _write(target, "")
    kernel.mount(source, target, None, kernel.MS_BIND | kernel.MS_REC)
    kernel.make_read_only(target, devices=path.startswith("/dev/"))


def _write(path: str, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
    os.write(handle, text.encode())
    os.close(handle)


def set_program_writable(path: str, *, writable: bool) -> None:
    """Open or close the program's folder for writing; only while nothing runs."""
    flags = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("none", path, None, flags if writable else flags | kernel.MS_RDONLY)
