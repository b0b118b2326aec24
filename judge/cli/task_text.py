"""The text that a task of the plan asks for: where it is, and whether there is any yet."""

import re
from pathlib import Path

from judge.cli.desk import Desk
from judge.model.problem_set import StudyTask
from judge.model.text import Text
from judge.study.schedule.item import Item, ItemKind

_FOLDER = "tasks"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def text_file(desk: Desk, task: StudyTask) -> Path:
    """Return where the text of a task is written."""
    return desk.workspace.solutions(_FOLDER) / f"{task.id}.md"


def has_words(file: Path) -> bool:
    """Whether there is anything beside the heading and the comment that we wrote."""
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    lines = _COMMENT.sub("", text).split("\n")
    return any(line.strip() and not line.startswith("#") for line in lines)


def still_asked(desk: Desk, item: Item) -> tuple[Text, Path] | None:
    """Return what a task asks for, and the file for it; None where nothing is left to write."""
    if item.kind is not ItemKind.TASK or desk.scope is None:
        return None
    task = next(each for each in desk.scope.tasks if each.id == item.part)
    file = text_file(desk, task)
    return None if task.asks is None or has_words(file) else (task.asks, file)
