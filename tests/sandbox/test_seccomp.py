"""The filters decide as the lists say; a small interpreter of classic BPF reads them."""

import errno
import platform
import struct

import pytest

from judge.sandbox import seccomp

pytestmark = pytest.mark.skipif(not seccomp.supported(), reason="another processor")
_, ARCHITECTURE = seccomp._ARCHITECTURES.get(platform.machine(), (0, 0))
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
PERMISSION, NO_SUCH_CALL = ERRNO | errno.EPERM, ERRNO | errno.ENOSYS
GETPID = {"x86_64": 39, "aarch64": 172}.get(platform.machine(), 0)


def decide(program: bytes, number: int, argument: int = 0, machine: int | None = None) -> int:
    """Run a filter over one system call."""
    data = struct.pack("=IIQ", number, ARCHITECTURE if machine is None else machine, 0)
    data += struct.pack("=Q", argument)
    instructions = list(struct.iter_unpack("=HBBI", program))
    at, register = 0, 0
    while True:
        code, if_true, if_false, value = instructions[at]
        at += 1
        match code:
            case 0x20:
                (register,) = struct.unpack_from("=I", data, value)
            case 0x06:
                return int(value)
            case 0x15:
                at += if_true if register == value else if_false
            case 0x35:
                at += if_true if register >= value else if_false
            case 0x45:
                at += if_true if register & value else if_false
            case _:
                raise AssertionError(f"unknown instruction {code:#x}")


def number_of(name: str) -> int:
    """Return the number of a system call on this machine."""
    column, _ = seccomp._ARCHITECTURES[platform.machine()]
    number = seccomp._SYSTEM_CALLS[name][column]
    assert number is not None
    return number


@pytest.mark.parametrize("name", ["mount_setattr", "unshare", "keyctl", "bpf", "socket", "reboot"])
def test_the_shared_filter_refuses(name: str) -> None:
    """What no program needs is refused to all, the warden included."""
    assert decide(seccomp.write_shared_filter(), number_of(name)) == PERMISSION


@pytest.mark.parametrize("name", ["clone3", "memfd_create", "io_uring_setup"])
def test_what_libraries_can_do_without_does_not_exist(name: str) -> None:
    """ENOSYS makes a library take its older way."""
    assert decide(seccomp.write_shared_filter(), number_of(name)) == NO_SUCH_CALL


@pytest.mark.parametrize("name", ["ptrace", "mount", "clone", "kill"])
def test_the_shared_filter_leaves_the_warden_its_tools(name: str) -> None:
    """The warden forks, traces, mounts and kills."""
    assert decide(seccomp.write_shared_filter(), number_of(name)) == ALLOW


def test_threads_are_allowed_and_processes_are_not() -> None:
    """The bit CLONE_THREAD decides, unless processes are asked for."""
    alone = seccomp.write_own_filter(processes=False, among_others=False)
    several = seccomp.write_own_filter(processes=True, among_others=False)
    clone = number_of("clone")

    assert decide(alone, clone, 0x00010000) == ALLOW
    assert decide(alone, clone, 17) == PERMISSION
    assert decide(several, clone, 17) == ALLOW
    assert decide(several, clone, 0x10000000) == PERMISSION


def test_signals_reach_only_the_program_itself() -> None:
    """Where no namespace keeps them in, the target is compared with the program's own pid."""
    own = seccomp.write_own_filter(processes=False, among_others=True)
    kill = number_of("kill")

    assert decide(own, kill, seccomp.OWN_PID) == ALLOW
    assert decide(own, kill, 0) == ALLOW
    assert decide(own, kill, 1) == PERMISSION
    assert decide(own, kill, 2**32 - 1) == PERMISSION


def test_a_foreign_abi_is_killed() -> None:
    """The numbers of another architecture mean other calls, so none of them is let through."""
    for program in (
        seccomp.write_shared_filter(),
        seccomp.write_own_filter(processes=True, among_others=True),
    ):
        assert decide(program, GETPID, machine=0x40000003) == KILL
        assert decide(program, GETPID | 0x40000000) == KILL
        assert decide(program, GETPID) == ALLOW
