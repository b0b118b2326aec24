"""Everything of a workspace in one archive, as text where it is text, and back into a folder.

::

    backup.zip
    ├── judge-backup.json       format, the judge's version, the number of files
    ├── progress.json           every row of the progress file, by table
    └── workspace/...           judge.yaml, solutions/, problems/, .judge/ without the progress file
"""

import json
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from judge.errors import ContentError, Mistake, Place, UsageError

FORMAT = "judge.backup/1"
_ABOUT, _PROGRESS, _INSIDE = "judge-backup.json", "progress.json", "workspace"
_KEPT = ("judge.yaml", ".gitignore", "solutions", "problems", ".judge")
_NOT_KEPT = "progress.sqlite3"  # its rows are kept instead; also its journals, by their beginning
_LARGEST_BYTES = 2 * 2**30  # of an archive that is unpacked
_EPOCH = (1980, 1, 1, 0, 0, 0)  # equal workspaces make equal archives


def write_backup(file: Path, root: Path, progress: Mapping[str, Any], version: str) -> int:
    """Write the archive, whole or not at all; return how many files of the workspace are in it."""
    names = list(_files(root, file))
    about = {"format": FORMAT, "judge": version, "files": len(names)}
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(descriptor, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                _add(archive, _ABOUT, _json(about))
                _add(archive, _PROGRESS, _json(progress))
                for name in names:
                    _add(archive, f"{_INSIDE}/{name}", (root / name).read_bytes())
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return len(names)


def _files(root: Path, but: Path) -> Iterator[str]:
    """Yield the files to keep, by relative path; links lead elsewhere and are not followed."""
    for name in _KEPT:
        top = root / name
        found = [top] if top.is_file() else sorted(top.rglob("*"))
        for path in found:
            if path.is_symlink() or not path.is_file() or path == but:
                continue
            if not path.name.startswith(_NOT_KEPT) and not _is_below_a_link(path, root):
                yield path.relative_to(root).as_posix()


def _is_below_a_link(path: Path, root: Path) -> bool:
    return any(folder.is_symlink() for folder in path.parents if folder != root)


def read_backup(file: Path, folder: Path) -> tuple[int, Mapping[str, Any]]:
    """Unpack an archive into an empty ``folder``; return the files, and the rows of the progress.

    UsageError where the folder is not empty, ContentError where the archive is none of ours. Names
    that lead out of the folder are refused before anything is written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} is not empty, and nothing was changed; restore into an empty folder",
            f"{folder} 폴더가 비어 있지 않아 아무것도 바꾸지 않았습니다. 빈 폴더에 복원하세요",
        )
    try:
        with zipfile.ZipFile(file) as archive:
            return _unpack(archive, file, folder)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _broken(file, f"{error}") from error


def _unpack(archive: zipfile.ZipFile, file: Path, folder: Path) -> tuple[int, Mapping[str, Any]]:
    about = json.loads(archive.read(_ABOUT))
    if about.get("format") != FORMAT:
        raise _broken(file, f"format {about.get('format')}")
    inside = [each for each in archive.infolist() if each.filename not in {_ABOUT, _PROGRESS}]
    if sum(each.file_size for each in inside) > _LARGEST_BYTES:
        raise _broken(file, f"more than {_LARGEST_BYTES // 2**30} GiB")
    targets = {each.filename: _target(file, each.filename) for each in inside}
    for name, target in targets.items():
        path = folder / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name))
    return len(targets), json.loads(archive.read(_PROGRESS))


def _target(file: Path, name: str) -> PurePosixPath:
    """Return where a member belongs; ContentError for one that belongs nowhere."""
    path = PurePosixPath(name)
    parts = path.parts[1:]
    bad = path.parts[:1] != (_INSIDE,) or not parts or parts[0] not in _KEPT
    if bad or ".." in parts or path.is_absolute() or "\\" in name or name.endswith("/"):
        raise _broken(file, name)
    return PurePosixPath(*parts)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _broken(file: Path, what: str) -> ContentError:
    return ContentError(
        [
            Mistake(
                place=Place(file=file),
                key="",
                en=f"this is no backup of the judge that can be restored ({what})",
                ko=f"복원할 수 있는 judge 백업이 아닙니다({what})",
            )
        ]
    )
