"""Writes the seccomp filter: which system calls a program is refused.

A list of refusals, not of permissions: run-times change, and a call that we forgot to permit would
turn a right solution into a wrong one. What the refused calls could reach is behind the other
layers as well. Classic BPF, see bpf(4) and seccomp(2); the kernel keeps a bitmap of calls that are
always allowed, so that the length of the list costs nothing while a program runs. Installing a
filter does cost (the kernel tries every call on it), so there are two: the long one is installed
once, in the warden, and inherited; the short one refuses what the warden itself needs, and every
program installs its own.
"""

import errno
import os
import struct

_SYSTEM_CALLS: dict[str, tuple[int | None, int | None]] = {  # x86-64, aarch64
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438),
    # the view of the file system
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "mount_setattr": (442, 442),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    # namespaces
    "unshare": (272, 97),
    "setns": (308, 268),
    # large parts of the kernel that a solution has no use for
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "lookup_dcookie": (212, 18),
    "nfsservctl": (180, 42),
    # the machine
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "acct": (163, 89),
    "syslog": (103, 116),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "vhangup": (153, 58),
    "personality": (135, 92),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    # the network
    "socket": (41, 198),
    # memory that no limit counts, and what outlives a process
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "semtimedop": (220, 192),
    # limits and priority of other processes
    "prlimit64": (302, 261),
    "sched_setaffinity": (203, 122),
    "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118),
    "sched_setattr": (314, 274),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    # what Landlock leaves alone: mode, owner, times and attributes of files, and, when old, length
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "truncate": (76, 45),
    # signals to others
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "kill": (62, 129),
    "tgkill": (234, 131),
    # processes
    "fork": (57, None),
    "vfork": (58, None),
    "clone": (56, 220),
    "clone3": (435, 435),
}
_NO_SUCH_CALL = frozenset(  # answered with ENOSYS, so that a library takes its older way
    {"clone3", "memfd_create", "memfd_secret", "io_uring_setup", "io_uring_enter"}
    | {"io_uring_register", "userfaultfd"}
)
_CREATES_PROCESSES = frozenset({"fork", "vfork"})
_SIGNALS_A_PROCESS = frozenset({"kill", "tgkill"})
_SIGNALS_ANYBODY = frozenset({"tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal"})
_CHANGES_A_PROCESS = frozenset(  # by its number; 0 is the caller
    {"prlimit64", "sched_setaffinity", "sched_setattr"}
)
_ORDERS_A_THREAD = frozenset({"sched_setscheduler", "sched_setparam"})  # Mono does, by thread id
_CHANGES_METADATA = frozenset(
    {"chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime"}
    | {"utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr", "setxattrat"}
    | {"removexattr", "lremovexattr", "fremovexattr", "removexattrat", "file_setattr", "truncate"}
)

_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # AUDIT_ARCH_*
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000
_CLONE_NAMESPACES = 0x7E020080  # every CLONE_NEW*
OWN_PID = 0x0BADC0DE  # the warden writes the program's pid here: warden/child.py

_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000

_Instruction = tuple[int, int, int, int]


def supported() -> bool:
    """Whether we know the system calls of this machine."""
    return os.uname().machine in _ARCHITECTURES


_WARDEN_NEEDS = frozenset({"ptrace", "mount", "fork", "vfork", "clone", "kill", "tgkill"})
_WARDEN_NEEDS |= _SIGNALS_ANYBODY | _CHANGES_METADATA


def write_shared_filter() -> bytes:
    """Return the filter for the warden and all its programs, as the kernel takes it."""
    reactions = {name: _refusal(name) for name in _SYSTEM_CALLS if name not in _WARDEN_NEEDS}
    reactions |= {name: _only_caller() for name in _CHANGES_A_PROCESS}
    return _assemble(reactions | {name: _caller_or_nothing() for name in _ORDERS_A_THREAD})


def write_own_filter(*, processes: bool, among_others: bool) -> bytes:
    """Return the filter that each program adds.

    With ``processes``, a program may start processes (not namespaces); ``among_others`` is for
    where no namespaces keep its signals in, and the machine's files read-only.
    """
    reactions = {"ptrace": _refusal("ptrace"), "mount": _refusal("mount")}
    reactions["clone"] = _only_processes() if processes else _only_threads()
    if not processes:
        reactions |= {name: _refusal(name) for name in _CREATES_PROCESSES}
    if among_others:
        reactions |= {name: _only_to_self() for name in _SIGNALS_A_PROCESS}
        reactions |= {name: _refusal(name) for name in _SIGNALS_ANYBODY | _CHANGES_METADATA}
    return _assemble(reactions)


def _assemble(reactions: dict[str, list[_Instruction]]) -> bytes:
    """Put together tests and reactions; the last instruction of each reaction returns."""
    column, architecture = _ARCHITECTURES[os.uname().machine]
    instructions: list[_Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        _stop(_KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32_BIT),
        _stop(_KILL),
    ]
    for name, reaction in reactions.items():
        number = _SYSTEM_CALLS[name][column]
        if number is not None:
            instructions += [(_EQUAL, 0, len(reaction), number), *reaction]
    instructions.append(_stop(_ALLOW))
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)


def _stop(value: int) -> _Instruction:
    return (_RETURN, 0, 0, value)


def _refuse() -> _Instruction:
    return _stop(_ERRNO | errno.EPERM)


def _refusal(name: str) -> list[_Instruction]:
    return [_stop(_ERRNO | errno.ENOSYS) if name in _NO_SUCH_CALL else _refuse()]


def _only_threads() -> list[_Instruction]:
    return [
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_ANY_BIT, 0, 1, _CLONE_THREAD),
        _stop(_ALLOW),
        _refuse(),
    ]


def _only_processes() -> list[_Instruction]:
    return [
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_ANY_BIT, 1, 0, _CLONE_NAMESPACES),
        _stop(_ALLOW),
        _refuse(),
    ]


def _only_caller() -> list[_Instruction]:
    return [
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, 0),
        _stop(_ALLOW),
        _refuse(),
    ]


def _caller_or_nothing() -> list[_Instruction]:
    """Do it for the caller; for any other number say that it was done, and do nothing."""
    return [
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, 0),
        _stop(_ALLOW),
        _stop(_ERRNO),
    ]


def _only_to_self() -> list[_Instruction]:
    return [
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, OWN_PID),
        (_EQUAL, 0, 1, 0),
        _stop(_ALLOW),
        _refuse(),
    ]
