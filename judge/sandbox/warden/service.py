"""The warden's loop: a request and its descriptors come in, an answer goes out.

Messages are JSON in single packets. The first says how to build the walls; then come

    load   files for {program}; their descriptors in the same order
    run    one run; descriptors: stdin, stdout, stderr, (result,) collected, files for {box}
    blank  one empty fork, to learn what a warm fork weighs of itself

A failure of ours is answered with ``{"failed": "errno step"}``; the judge decides what it means.
"""

import _thread
import fnmatch
import gc
import json
import os
import signal
import socket
import sys
from typing import Any

from judge.sandbox.warden import child, enclosure, kernel, sweep, watch
from judge.sandbox.warden.enclosure import Rooms

_LARGEST_REQUEST = 1 << 20
_MOST_DESCRIPTORS = 250  # SCM_MAX_FD is 253
_COPY_BYTES = 1 << 20
_THREAD_STACK_BYTES = 8 << 20  # the usual; else it would be our own limit, raised by client.py

Request = dict[str, Any]


def serve(host: socket.socket) -> None:
    """Build the walls, say what holds, and answer requests until the judge closes the socket."""
    request, descriptors = _receive(host)
    for name in request["imports"]:  # once instead of once a case; inside, they may be out of sight
        __import__(name)
    try:
        rooms, layers = _enclose(request)
    except OSError as error:
        _answer(host, {"failed": f"{error.errno} {error.strerror}"})
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGCHLD,))
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # to pid 1, from inside, only a handler is heard
    _hide_ourselves()
    _thread.stack_size(_THREAD_STACK_BYTES)
    gc.collect()
    gc.freeze()
    gc.disable()
    _answer(
        host, {"program": rooms.program, "box": rooms.box, "landlock": layers.landlock is not None}
    )
    while True:
        request, descriptors = _receive(host)
        if not request:
            return
        try:
            _answer(host, _ACTIONS[request["do"]](request, descriptors, rooms, layers, host))
        except OSError as error:
            _answer(host, {"failed": f"{error.errno} {error}"})
        for descriptor in descriptors:
            os.close(descriptor)


def _receive(host: socket.socket) -> tuple[Request, list[int]]:
    message, descriptors, _, _ = socket.recv_fds(host, _LARGEST_REQUEST, _MOST_DESCRIPTORS)
    return (json.loads(message) if message else {}), list(descriptors)


def _answer(host: socket.socket, answer: Request) -> None:
    host.send(json.dumps(answer).encode())


def _enclose(request: Request) -> tuple[Rooms, child.Layers]:
    kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
    _prefer_us_when_memory_ends()
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


def _prefer_us_when_memory_ends() -> None:
    """Let the machine's out-of-memory killer choose a program under test before anything else."""
    try:
        handle = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    except OSError:
        return
    os.write(handle, b"1000")
    os.close(handle)


def _hide_ourselves() -> None:
    """Take our modules out of sight of the programs that will be forked from us."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "judge"]:
        del sys.modules[name]


def _load(
    request: Request,
    descriptors: list[int],
    rooms: Rooms,
    layers: child.Layers,
    _host: socket.socket,
) -> Request:
    if layers.namespaces:
        enclosure.set_program_writable(rooms.program, writable=True)
    if request["first"]:
        sweep.empty(rooms.program)
    for file, source in zip(request["files"], descriptors, strict=True):
        _lay(source, f"{rooms.program}/{file['name']}", 0o755 if file["executable"] else 0o644)
    if layers.namespaces:
        enclosure.set_program_writable(rooms.program, writable=False)
    return {}


def _lay(source: int, path: str, mode: int) -> None:
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    offset = 0
    while sent := os.sendfile(target, source, offset, _COPY_BYTES):
        offset += sent
    os.close(target)


def _blank(
    _request: Request,
    _descriptors: list[int],
    _rooms: Rooms,
    _layers: child.Layers,
    _host: socket.socket,
) -> Request:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    _, _, usage = os.wait4(pid, 0)
    return {"peak_bytes": usage.ru_maxrss * 1024}


def _run(
    request: Request,
    descriptors: list[int],
    rooms: Rooms,
    layers: child.Layers,
    host: socket.socket,
) -> Request:
    streams = 4 if request["result"] else 3
    collected, box_files = descriptors[streams], descriptors[streams + 1 :]
    sweep.empty(rooms.box)
    for name, source in zip(request["box_files"], box_files, strict=True):
        _lay(source, f"{rooms.box}/{name}", 0o644)
    if request["warm_entry"] is not None and dict(os.environ) != request["environment"]:
        os.environ.clear()
        os.environ.update(request["environment"])
    order = child.Order(
        argv=request["argv"],
        warm_entry=request["warm_entry"],
        environment=request["environment"],
        descriptors=descriptors[:streams],
        cpu_seconds=request["cpu_seconds"],
        output_bytes=request["output_bytes"],
        stack_bytes=request["memory_bytes"],
        reserve_bytes=request["reserve_bytes"],
        processes=request["processes"],
    )
    bounds = watch.Bounds(
        request["cpu_seconds"],
        request["wall_seconds"],
        request["memory_bytes"],
        request["processes"],
        None if layers.namespaces else rooms.box,
    )
    outcome = _fork_and_wait(order, bounds, layers, host)
    files = _collect(request["collect"], rooms.box, collected)
    sweep.empty(rooms.box)
    return {**outcome._asdict(), "files": files}


def _fork_and_wait(
    order: child.Order, bounds: watch.Bounds, layers: child.Layers, host: socket.socket
) -> watch.Outcome:
    reports, report = os.pipe()
    pid = os.fork()
    if pid == 0:
        child.start(order, layers, report)
    os.close(report)
    outcome = watch.Watch(pid, bounds, alone=layers.namespaces, host=host.fileno()).wait()
    failure = os.read(reports, 4096)
    os.close(reports)
    if failure:
        raise OSError(0, f"the program did not start: {failure.decode(errors='replace')}")
    return outcome


def _collect(patterns: list[str], box: str, into: int) -> list[tuple[str, int]]:
    """Append the files asked for to a memory file; their names and sizes in that order."""
    found: list[tuple[str, int]] = []
    if not patterns:
        return found
    for path, _, names in os.walk(box):
        for name in sorted(names):
            full = f"{path}/{name}"
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


_ACTIONS = {"load": _load, "run": _run, "blank": _blank}
