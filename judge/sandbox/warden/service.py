"""The warden's loop: a request and its descriptors come in, an answer goes out.

Messages are JSON in single packets. The first says how to build the walls; then come

    load   files for {program}; their descriptors in the same order
    warm   which of these files is the module that forks shall run; answers what a fork weighs
    run    one run; descriptors: stdin, stdout, stderr, (result,) (collected,) files for {box}
    stop   end the run that is going on (watch.py reads it); nothing where there is none, no answer

A failure of ours is answered with ``{"failed": "errno step"}``; the judge decides what it means.
"""

import _signal  # type: ignore[import-not-found]  # plain numbers: see child.py
import _thread
import contextlib
import fnmatch
import gc
import json
import marshal
import os
import resource
import socket
import sys
from collections.abc import Callable
from typing import Any

from judge.sandbox.warden import child, enclosure, kernel, sweep, watch
from judge.sandbox.warden.enclosure import Rooms

_LARGEST_REQUEST = 1 << 20
_MOST_DESCRIPTORS = 250  # SCM_MAX_FD is 253
_COPY_BYTES = 1 << 20
_THREAD_STACK_BYTES = 8 << 20  # the usual; else it would be our own limit, raised by client.py
_PYC_HEADER_BYTES = 16  # importlib: magic, flags, and 8 bytes of source hash
_PROGRAM_DESCRIPTORS = 256
_PROGRAM_THREADS = 256
_OFFER = 500  # to the out-of-memory killer: in a control group a program goes before us
_EXTRA_CPU_SECONDS = 2  # the kernel's own limit, for the case that we fail
_LIMITS = {
    resource.RLIMIT_CPU: 0,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_NOFILE: _PROGRAM_DESCRIPTORS,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_STACK: 0,
}

# What nearly every solution imports; a fork inherits it, so that a case does not pay for it. Not
# random and threading: what they do after every fork costs each case more than they cost the few.
_WARM_IMPORTS = (
    *("bisect", "collections", "functools", "heapq", "io", "itertools", "json", "math"),
    *("operator", "re", "typing"),
)

Request = dict[str, Any]


def serve(host: socket.socket) -> None:
    """Build the walls, say what holds, and answer requests until the judge closes the socket."""
    for name in _WARM_IMPORTS:  # once instead of once a case; inside, they may be out of sight
        __import__(name)
    request, _ = _receive(host)
    if not request:
        return
    try:
        rooms, layers = _enclose(request)
    except OSError as error:
        _answer(host, {"failed": f"{error.errno} {error.strerror}"})
        return
    _settle_down()
    _answer(
        host, {"program": rooms.program, "box": rooms.box, "landlock": layers.landlock is not None}
    )
    service = Service(host, rooms, layers)
    while True:
        request, descriptors = _receive(host)
        if not request:
            return
        try:
            _answer(host, service.answer(request, descriptors))
        except (OSError, ValueError, EOFError) as error:
            _answer(host, {"failed": f"{getattr(error, 'errno', 0)} {error}"})
        for descriptor in descriptors:
            os.close(descriptor)
        service.clean()


def _settle_down() -> None:
    """Become what a fork shall find: signals as usual, our modules out of sight, no garbage."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, (_signal.SIGCHLD,))
    for heard in (_signal.SIGPIPE, _signal.SIGXFSZ):  # Python ignores them; programs inherit ours
        _signal.signal(heard, _signal.SIG_DFL)
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # pid 1 hears handlers only
    _hide_ourselves()
    _thread.stack_size(_THREAD_STACK_BYTES)
    gc.collect()
    gc.freeze()
    gc.disable()


def _receive(host: socket.socket) -> tuple[Request, list[int]]:
    """Wait for the next request; a word to stop a run comes too late here."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(host, _LARGEST_REQUEST, _MOST_DESCRIPTORS)
        request = json.loads(message) if message else {}
        if request.get("do") != "stop":
            return request, list(descriptors)


def _answer(host: socket.socket, answer: Request) -> None:
    host.send(json.dumps(answer).encode())


def _enclose(request: Request) -> tuple[Rooms, child.Layers]:
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
    kernel.offer_to_oom_killer(_OFFER if request["grouped"] else kernel.MOST_OFFERED)
    if request["namespaces"]:
        rooms = enclosure.enter(request["views"], request["hidden"], request["box_bytes"])
        readable = ["/"]
    else:
        rooms = Rooms(request["program"], request["box"])
        readable = [*request["views"], rooms.program, "/proc"]
        os.chdir(rooms.box)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    landlock = _landlock(readable, request["hidden"], rooms.box) if request["landlock"] else None
    if request["seccomp_shared"]:
        kernel.install_seccomp(bytes.fromhex(request["seccomp_shared"]))
    layers = child.Layers(
        namespaces=request["namespaces"],
        landlock=landlock,
        seccomp_alone=bytes.fromhex(request["seccomp_alone"]),
        seccomp_processes=bytes.fromhex(request["seccomp_processes"]),
        capabilities=request["namespaces"] or os.geteuid() == 0,
        grouped=request["grouped"],
    )
    return rooms, layers


def _landlock(readable: list[str], hidden: str, box: str) -> int | None:
    try:
        abi = kernel.landlock_abi()
    except OSError:
        return None
    look = kernel.LANDLOCK_EXECUTE | kernel.LANDLOCK_READ_FILE | kernel.LANDLOCK_READ_DIR
    allowed = {}
    for path in [piece for each in readable for piece in _around(each, hidden)]:
        if hidden.startswith(f"{path}/"):
            allowed[path] = kernel.LANDLOCK_READ_DIR  # an import looks into the folders on its way
        elif os.path.isdir(path):
            allowed[path] = look
        elif os.path.exists(path):
            allowed[path] = look & kernel.LANDLOCK_ON_FILES
    for device in enclosure.DEVICES:
        allowed[f"/dev/{device}"] = kernel.LANDLOCK_READ_FILE | kernel.LANDLOCK_WRITE_FILE
    allowed[box] = kernel.landlock_file_rights(abi)
    return kernel.landlock_ruleset(abi, allowed)


def _around(folder: str, hidden: str) -> list[str]:
    """Return ``folder`` and, where ``hidden`` is somewhere below, all beside the way to it.

    Links are left out: a rule would hold for what they lead to.
    """
    pieces = [folder]
    while folder != "/" and hidden.startswith(f"{folder}/"):
        step = f"{folder}/{hidden[len(folder) + 1 :].partition('/')[0]}"
        beside = [entry for entry in os.scandir(folder) if not entry.is_symlink()]
        pieces += [entry.path for entry in beside if entry.path != step]
        folder = step
        pieces += [folder] if folder != hidden else []
    return pieces


def _hide_ourselves() -> None:
    """Take our modules out of sight of the programs that will be forked from us."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "judge"]:
        del sys.modules[name]


class Service:
    """What a warden does once its walls stand."""

    def __init__(self, host: socket.socket, rooms: Rooms, layers: child.Layers) -> None:
        """Begin with an empty program folder."""
        self._host = host
        self._rooms = rooms
        self._layers = layers
        self._warm: child.Warm | None = None
        self._environment: dict[str, str] | None = None
        self._is_clean = True
        self._weight_bytes = 0
        self._hard_limits = {
            which: resource.getrlimit(which)[1]
            for which in (*_LIMITS, resource.RLIMIT_DATA, resource.RLIMIT_NPROC)
        }
        self._actions: dict[str, Callable[[Request, list[int]], Request]] = {
            "load": self._load,
            "warm": self._make_warm,
            "run": self._run,
        }

    def answer(self, request: Request, descriptors: list[int]) -> Request:
        """Do what is asked; OSError where it cannot be done."""
        return self._actions[request["do"]](request, descriptors)

    def clean(self) -> None:
        """Empty the scratch folder, unless it is; where that fails, the next run will say so."""
        if not self._is_clean:
            with contextlib.suppress(OSError):
                self._empty_box()

    def _empty_box(self) -> None:
        sweep.empty(self._rooms.box)
        self._is_clean = True

    def _load(self, request: Request, descriptors: list[int]) -> Request:
        folder = self._rooms.program
        if self._layers.namespaces:
            enclosure.set_program_writable(folder, writable=True)
        if request["first"]:
            self._warm = None
            sweep.empty(folder)
        for file, source in zip(request["files"], descriptors, strict=True):
            _lay(source, f"{folder}/{file['name']}", 0o755 if file["executable"] else 0o644)
        if self._layers.namespaces:
            enclosure.set_program_writable(folder, writable=False)
        return {}

    def _make_warm(self, request: Request, _descriptors: list[int]) -> Request:
        """Read the module that our own compiler made, so that no fork has to."""
        entry = f"{self._rooms.program}/{request['entry']}"
        with open(entry, "rb") as file:
            code = marshal.loads(file.read()[_PYC_HEADER_BYTES:])  # noqa: S302 - our own compiler's
        self._warm = child.warmed(code, entry, _source_path(entry))
        gc.freeze()
        self._weight_bytes = _weigh_fork()
        return {"weight_bytes": self._weight_bytes}

    def _run(self, request: Request, descriptors: list[int]) -> Request:
        box = self._rooms.box
        streams = 4 if request["result"] else 3
        collected = descriptors[streams : streams + bool(request["collect"])]
        box_files = descriptors[streams + len(collected) :]
        if not self._is_clean:
            self._empty_box()
        self._is_clean = False
        for name, source in zip(request["box_files"], box_files, strict=True):
            _lay(source, f"{box}/{name}", 0o644)
        memory_bytes = request["memory_bytes"] + (self._weight_bytes if request["warm"] else 0)
        if request["warm"] and request["environment"] != self._environment:
            self._environment = request["environment"]
            os.environ.clear()
            os.environ.update(request["environment"])
        order = child.Order(
            argv=request["argv"],
            warm=self._warm if request["warm"] else None,
            environment=request["environment"],
            descriptors=descriptors[:streams],
            rlimits=self._rlimits(request, memory_bytes),
            alone=request["processes"] == 1,
        )
        del descriptors[:streams]  # they are closed behind the fork, so that a pipe can end
        outcome = self._fork_and_wait(order, self._bounds(request, memory_bytes))
        files = _collect(request["collect"], box, collected[0]) if collected else []
        if self._layers.grouped:  # the next limits of the group will not have room for these files
            self._empty_box()
        return {**outcome._asdict(), "files": files}

    def _bounds(self, request: Request, memory_bytes: int) -> watch.Bounds:
        return watch.Bounds(
            request["cpu_seconds"],
            request["wall_seconds"],
            memory_bytes,
            request["processes"],
            request["reserve_bytes"],
            None if self._layers.namespaces else self._rooms.box,
        )

    def _rlimits(self, request: Request, memory_bytes: int) -> list[tuple[int, int]]:
        """Return what the child sets; the hard limits that we have are not raised."""
        limits = {
            **_LIMITS,
            resource.RLIMIT_CPU: int(request["cpu_seconds"]) + _EXTRA_CPU_SECONDS,
            resource.RLIMIT_FSIZE: request["output_bytes"],
            resource.RLIMIT_STACK: memory_bytes,
            resource.RLIMIT_DATA: request["reserve_bytes"],
        }
        if self._layers.namespaces:  # elsewhere the count would be of all processes of this user
            limits[resource.RLIMIT_NPROC] = request["processes"] + _PROGRAM_THREADS
        return [
            (which, amount if hard == resource.RLIM_INFINITY else min(amount, hard))
            for which, amount in limits.items()
            for hard in (self._hard_limits[which],)
        ]

    def _fork_and_wait(self, order: child.Order, bounds: watch.Bounds) -> watch.Outcome:
        reports, report = os.pipe()
        pid = os.fork()
        if pid == 0:
            child.start(order, self._layers, report)
        for descriptor in (report, *order.descriptors):
            os.close(descriptor)
        alone, host = self._layers.namespaces, self._host.fileno()
        outcome = watch.Watch(pid, bounds, alone=alone, host=host).wait()
        failure = os.read(reports, 4096)
        os.close(reports)
        if failure:
            raise OSError(0, f"the program did not start: {failure.decode(errors='replace')}")
        return outcome


def _lay(source: int, path: str, mode: int) -> None:
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    offset = 0
    while sent := os.sendfile(target, source, offset, _COPY_BYTES):
        offset += sent
    os.close(target)


def _source_path(entry: str) -> str:
    """``.../main.py`` for ``.../__pycache__/main.cpython-311.pyc``."""
    folder, _, name = entry.rpartition("/")
    return f"{folder.removesuffix('/__pycache__')}/{name.partition('.')[0]}.py"


def _weigh_fork() -> int:
    """Return what a fork of us weighs before it does anything, in bytes."""
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    _, _, usage = os.wait4(pid, 0)
    return usage.ru_maxrss * 1024


def _collect(patterns: list[str], box: str, into: int) -> list[tuple[str, int]]:
    """Append the files asked for to a memory file; their names and sizes in that order."""
    found = []
    for full in sweep.files(box):
        short = full[len(box) + 1 :]
        if any(fnmatch.fnmatchcase(short, pattern) for pattern in patterns):
            found.append((short, _append(full, into)))
    return found


def _append(path: str, into: int) -> int:
    source = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    size = 0
    while sent := os.sendfile(into, source, size, _COPY_BYTES):
        size += sent
    os.close(source)
    return size
