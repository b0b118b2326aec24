"""System calls that the standard library lacks, reached by ctypes; numbers from kernel headers.

Each function raises OSError as ``os`` does, so that a failed step can be named.
"""

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

CLONE_NEWTIME = 0x00000080
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2

MOST_OFFERED = 1000  # OOM_SCORE_ADJ_MAX

PTRACE_TRACEME = 0
PTRACE_CONT = 7
PTRACE_SETOPTIONS = 0x4200
PTRACE_OPTIONS = 0x100000 | 0x40 | 0x10  # EXITKILL, TRACEEXIT, TRACEEXEC
PTRACE_EVENT_EXIT = 6

# System calls that glibc 2.31 does not wrap; the numbers are the same on x86-64 and aarch64
# (asm-generic/unistd.h from 424 on), save for the two older ones.
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_MOUNT_SETATTR = 442
_LANDLOCK_CREATE_RULESET = 444
_LANDLOCK_ADD_RULE = 445
_LANDLOCK_RESTRICT_SELF = 446

_MACHINE = os.uname().machine
_AT_EMPTY_PATH = 0x1000
_AT_RECURSIVE = 0x8000
_MOUNT_ATTR_RDONLY = 1
_MOUNT_ATTR_NOSUID = 2
_MOUNT_ATTR_NODEV = 4
_CAPABILITY_VERSION_3 = 0x20080522

# Landlock access rights: linux/landlock.h.
LANDLOCK_EXECUTE = 1 << 0
LANDLOCK_WRITE_FILE = 1 << 1
LANDLOCK_READ_FILE = 1 << 2
LANDLOCK_READ_DIR = 1 << 3
_LANDLOCK_FIRST_ABI = (1 << 13) - 1
_LANDLOCK_REFER = 1 << 13  # ABI 2
_LANDLOCK_TRUNCATE = 1 << 14  # ABI 3
_LANDLOCK_IOCTL_DEV = 1 << 15  # ABI 5
_LANDLOCK_BIND_AND_CONNECT_TCP = 3  # ABI 4
_LANDLOCK_SCOPE_ABSTRACT_UNIX_AND_SIGNAL = 3  # ABI 6
LANDLOCK_ON_FILES = LANDLOCK_EXECUTE | LANDLOCK_WRITE_FILE | LANDLOCK_READ_FILE | _LANDLOCK_TRUNCATE
_LANDLOCK_RULE_PATH_BENEATH = 1


def _checked(result: int, step: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{step}: {os.strerror(number)}")
    return result


def unshare(flags: int) -> None:
    """Leave the namespaces named by ``flags`` for new ones."""
    _checked(_libc.unshare(flags), "unshare")


def mount(source: str, target: str, kind: str | None, flags: int, data: str = "") -> None:
    """Mount a file system, or change a mount."""
    _checked(
        _libc.mount(
            source.encode(),
            target.encode(),
            kind.encode() if kind else None,
            ctypes.c_ulong(flags),
            data.encode() if data else None,
        ),
        f"mount {target}",
    )


def unmount(target: str) -> None:
    """Detach a mount at once, its users notwithstanding."""
    _checked(_libc.umount2(target.encode(), MNT_DETACH), f"umount {target}")


def pivot_root(new_root: str, old_root: str) -> None:
    """Exchange the root for ``new_root``."""
    number = _PIVOT_ROOT[_MACHINE]
    _checked(_libc.syscall(number, new_root.encode(), old_root.encode()), "pivot_root")


class _MountAttributes(ctypes.Structure):
    _fields_ = (
        ("attr_set", ctypes.c_uint64),
        ("attr_clr", ctypes.c_uint64),
        ("propagation", ctypes.c_uint64),
        ("userns_fd", ctypes.c_uint64),
    )


def make_read_only(target: str, *, devices: bool = False) -> None:
    """Make a mount and all mounts below it read-only, without setuid and, mostly, devices."""
    attributes = _MOUNT_ATTR_RDONLY | _MOUNT_ATTR_NOSUID | (0 if devices else _MOUNT_ATTR_NODEV)
    wanted = _MountAttributes(attributes, 0, 0, 0)
    _checked(
        _libc.syscall(
            _MOUNT_SETATTR,
            -100,  # AT_FDCWD
            target.encode(),
            _AT_RECURSIVE,
            ctypes.byref(wanted),
            ctypes.sizeof(wanted),
        ),
        f"mount_setattr {target}",
    )


def prctl(option: int, argument: int = 0) -> None:
    """Set an attribute of this process."""
    _checked(_libc.prctl(option, ctypes.c_ulong(argument), 0, 0, 0), f"prctl {option}")


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def install_seccomp(instructions: bytes) -> None:
    """Install a classic BPF filter, 8 bytes an instruction; it cannot be taken off again."""
    program = _FilterProgram(len(instructions) // 8, instructions)
    result = _libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    _checked(result, "seccomp")


def offer_to_oom_killer(score: int) -> None:
    """Say how gladly this process, and what it starts, is taken when memory ends: proc(5)."""
    try:
        handle = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    except OSError:
        return
    os.write(handle, b"%d" % score)
    os.close(handle)


_NO_CAPABILITIES = (ctypes.c_uint32 * 6)()
_CAPABILITY_HEADER = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)


def drop_capabilities() -> None:
    """Empty the effective, permitted and inheritable sets."""
    number = _CAPSET[_MACHINE]
    _checked(
        _libc.syscall(number, ctypes.byref(_CAPABILITY_HEADER), ctypes.byref(_NO_CAPABILITIES)),
        "capset",
    )


def ptrace(request: int, pid: int, data: int = 0) -> None:
    """Send a tracing request with a null address."""
    _libc.ptrace.restype = ctypes.c_long
    result = _libc.ptrace(
        ctypes.c_long(request), ctypes.c_long(pid), ctypes.c_void_p(0), ctypes.c_void_p(data)
    )
    _checked(result, f"ptrace {request:#x}")


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def landlock_abi() -> int:
    """Return the version of Landlock that the kernel speaks; OSError where there is none."""
    return _checked(_libc.syscall(_LANDLOCK_CREATE_RULESET, None, 0, 1), "landlock")


def landlock_file_rights(abi: int) -> int:
    """Every right over files that ``abi`` can withhold."""
    rights = _LANDLOCK_FIRST_ABI
    for first, right in ((2, _LANDLOCK_REFER), (3, _LANDLOCK_TRUNCATE), (5, _LANDLOCK_IOCTL_DEV)):
        if abi >= first:
            rights |= right
    return rights


def landlock_ruleset(abi: int, allowed: dict[str, int]) -> int:
    """Make a rule set that withholds everything but ``allowed`` (path -> rights); a descriptor.

    It also withholds TCP (ABI 4) and signals and abstract sockets to the outside (ABI 6).
    """
    handled = landlock_file_rights(abi)
    attributes = _RulesetAttributes(
        handled,
        _LANDLOCK_BIND_AND_CONNECT_TCP if abi >= 4 else 0,  # noqa: PLR2004 - ABI, see above
        _LANDLOCK_SCOPE_ABSTRACT_UNIX_AND_SIGNAL if abi >= 6 else 0,  # noqa: PLR2004 - ABI
    )
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8  # noqa: PLR2004 - the struct grew with the ABI
    ruleset = _checked(
        _libc.syscall(_LANDLOCK_CREATE_RULESET, ctypes.byref(attributes), size, 0), "landlock"
    )
    for path, rights in allowed.items():
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rule = _PathBeneath(rights & handled, parent)
        result = _libc.syscall(
            _LANDLOCK_ADD_RULE, ruleset, _LANDLOCK_RULE_PATH_BENEATH, ctypes.byref(rule), 0
        )
        os.close(parent)
        _checked(result, f"landlock {path}")
    return ruleset


def landlock_restrict(ruleset: int) -> None:
    """Enter the rule set; needs no_new_privs."""
    _checked(_libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0), "landlock")
