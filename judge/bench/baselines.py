"""Solutions kept by name to be raced against later: ``.judge/baselines.json`` in the workspace.

::

    {"format": "judge.baselines/1",
     "problems": {"two-sum": {"before": {"saved_at": "2026-03-01T12:00:00+00:00",
                                         "language": "python", "style": "function",
                                         "path": "solutions/two-sum/solution.py",
                                         "cpu_seconds": 0.0123, "source": "..."}}}}

What is kept is the source and not its times: an old time says nothing on a machine that is busy
with something else today. A comparison runs it again, in turns with the new one.
"""

import json
from pathlib import Path
from typing import Any

from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen
from judge.model.submission import Style, Submission
from judge.whole_file import replace_content

FILE = Path(".judge") / "baselines.json"
_FORMAT = "judge.baselines/1"


@frozen
class Baseline:
    """A solution under a name; ``saved_at`` is ISO 8601, ``cpu_seconds`` what it took then."""

    name: str
    saved_at: str
    submission: Submission
    cpu_seconds: float | None


class Baselines:
    """The baselines of one workspace."""

    def __init__(self, file: Path) -> None:
        """Name the file; nothing is read yet."""
        self._file = file

    def of(self, slug: str) -> tuple[Baseline, ...]:
        """Return the baselines of a problem, the oldest first; ContentError for a broken file."""
        found = [self._baseline(name, told) for name, told in self._read().get(slug, {}).items()]
        return tuple(sorted(found, key=lambda each: each.saved_at))

    def keep(self, slug: str, baseline: Baseline) -> None:
        """Keep one, in place of another of that name; written beside, synced and put in place."""
        problems = self._read()
        submission = baseline.submission
        problems.setdefault(slug, {})[baseline.name] = {
            "saved_at": baseline.saved_at,
            "language": submission.language,
            "style": submission.style.value,
            "path": str(submission.path),
            "cpu_seconds": baseline.cpu_seconds,
            "source": submission.source,
        }
        text = json.dumps({"format": _FORMAT, "problems": problems}, ensure_ascii=False, indent=1)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        replace_content(self._file, text.encode(errors="surrogatepass"))

    def _read(self) -> dict[str, dict[str, Any]]:
        if not self._file.exists():
            return {}
        try:
            told = json.loads(self._file.read_bytes().decode("utf-8", errors="surrogatepass"))
            if told["format"] != _FORMAT:
                raise ValueError(told["format"])
            return dict(told["problems"])
        except (ValueError, KeyError, TypeError) as error:
            raise self._broken(str(error)) from error

    def _baseline(self, name: str, told: Any) -> Baseline:
        try:
            return Baseline(
                name=name,
                saved_at=told["saved_at"],
                submission=Submission(
                    path=Path(told["path"]),
                    source=told["source"],
                    language=told["language"],
                    style=Style(told["style"]),
                ),
                cpu_seconds=told["cpu_seconds"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise self._broken(f"{name}: {error}") from error

    def _broken(self, reason: str) -> ContentError:
        return ContentError(
            [
                Mistake(
                    place=Place(file=self._file),
                    key="",
                    en=f"these baselines cannot be read ({reason}); mend the file or move it away",
                    ko=f"기준 기록을 읽을 수 없습니다({reason}). 파일을 고치거나 옮겨 두세요",
                )
            ]
        )
