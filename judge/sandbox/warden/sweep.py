"""Empties the scratch folder, whatever a program has left in it; says what is in it and how much.

A program may close its folders, nest them ten thousand deep (no path reaches the bottom, and a
recursion does not come back) or take the permissions of the scratch folder itself. Only while
nothing of the program runs may a folder be emptied.
"""

import itertools
import os

_MOST_FILES = 8192  # as many as the tmpfs of an enclosure holds
BEYOND_ALL_LIMITS = 1 << 62


def empty(folder: str) -> None:
    """Delete everything in ``folder`` and open it to its owner again.

    A folder within a folder is lifted to the top before its parent goes, so that nothing is ever
    deeper than two.
    """
    os.chmod(folder, 0o700)
    entries = list(os.scandir(folder))
    taken = {entry.name for entry in entries}
    free = (f"{folder}/{name}" for name in map(str, itertools.count()) if name not in taken)
    waiting = _delete_files(entries)
    while waiting:
        path = waiting.pop()
        os.chmod(path, 0o700)
        for inner in _delete_files(list(os.scandir(path))):
            lifted = next(free)
            os.chmod(inner, 0o700)  # to move it is to write to it: its ".." changes
            os.rename(inner, lifted)
            waiting.append(lifted)
        os.rmdir(path)


def _delete_files(entries: list[os.DirEntry[str]]) -> list[str]:
    """Delete what is no folder; return the paths of those that are."""
    folders = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        else:
            os.unlink(entry.path)
    return folders


def files(folder: str) -> list[str]:
    """Return the paths of regular files below ``folder``, in order, as far as a path reaches."""
    found = []
    waiting = [folder]
    while waiting:
        try:
            for entry in os.scandir(waiting.pop()):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file(follow_symlinks=False):
                    found.append(entry.path)
        except OSError:
            continue
    return sorted(found)


def size(folder: str, process: int) -> int:
    """Bytes in the files below a folder that ``process`` works in; what vanishes does not count.

    Files that it has open and deleted count as well.
    BEYOND_ALL_LIMITS where there are too many files, or where a place is closed or too deep to look
    into: whoever hides files has something to hide.
    """
    total, files = _unnamed_size(folder, process), 0
    waiting = [folder]
    while waiting:
        try:
            for entry in os.scandir(waiting.pop()):
                files += 1
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    total += entry.stat(follow_symlinks=False).st_size
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return BEYOND_ALL_LIMITS
        if files > _MOST_FILES:
            return BEYOND_ALL_LIMITS
    return total


def _unnamed_size(folder: str, process: int) -> int:
    device = os.lstat(folder).st_dev
    found = {}
    try:
        for name in os.listdir(f"/proc/{process}/fd"):
            file = os.stat(f"/proc/{process}/fd/{name}")
            if file.st_nlink == 0 and file.st_dev == device:
                found[file.st_ino] = file.st_size
    except OSError:  # it is gone, or has just closed that one; the next look sees more
        return 0
    return sum(found.values())
