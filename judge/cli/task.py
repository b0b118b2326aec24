"""A task of the plan is done when what it asks for is written down, or when it asks for nothing."""

from pathlib import Path

from judge.catalog.suggestion import did_you_mean
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk
from judge.cli.editor import open_in_editor
from judge.cli.grading import record
from judge.cli.task_text import has_words, text_file
from judge.errors import NothingMatched, UsageError
from judge.model.problem_set import StudyTask
from judge.model.text import Text
from judge.study.schedule.item import Item
from judge.study.schedule.row import Action, Facts
from judge.study.schedule.scope import item_of_task

_DONE = Text("done: {title}", "마쳤습니다: {title}")
_KEPT = Text("your text is in {file}", "쓴 글은 {file}에 있습니다")
_ALREADY = Text("{title} was done already", "{title}: 이미 마쳤습니다")


def finish_task(context: Context, desk: Desk, name: str) -> int:
    """Have the summary written, where one is asked for, and note that the task is done.

    UsageError where nothing was written: then nothing is noted either.
    """
    task, item = _find(desk, name)
    title = context.say(task.title)
    if desk.standing(item).done is not None:
        context.terminal.show(context.say(_ALREADY).format(title=title))
        return 0
    file = text_file(desk, task)
    if task.asks is not None:
        _have_written(context, desk, task, file)
    record(context, desk, Action.DONE, item.id, Facts())
    context.terminal.show(context.say(_DONE).format(title=title))
    if task.asks is not None:
        said = context.say(_KEPT).format(file=context.shown(file))
        context.terminal.tell(*wrap(said, context.terminal.width))
    return 0


def _find(desk: Desk, name: str) -> tuple[StudyTask, Item]:
    chosen = desk.scope
    tasks = {task.id: task for task in chosen.tasks} if chosen else {}
    task = tasks.get(name.partition("/")[2] or name)
    if chosen is None or task is None:
        hint = did_you_mean(name, tasks)
        raise NothingMatched(
            f"the plan has no task {name}{hint.en}",
            f"계획에 {name}(이)라는 할 일이 없습니다.{hint.ko}",
        )
    return task, item_of_task(chosen.name, task)


def _have_written(context: Context, desk: Desk, task: StudyTask, file: Path) -> None:
    """Open the file in the editor, where somebody sits there; what is in it stays."""
    _begin(context, task, file)
    if context.key is not None:
        open_in_editor(context, desk.workspace, file)
    shown = context.shown(file)
    if not has_words(file):
        raise UsageError(
            f"{shown} says nothing yet, so the task is not done: write it there and try again",
            f"{shown}에 쓴 내용이 없어서 마친 것으로 기록하지 않았습니다. 내용을 쓴 뒤 다시 "
            "실행하세요",
        )


def _begin(context: Context, task: StudyTask, file: Path) -> None:
    asks = context.say(task.asks) if task.asks else ""
    text = f"# {context.say(task.title)}\n\n<!-- {asks.strip()} -->\n\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with file.open("x", encoding="utf-8") as out:
                out.write(text)
    except OSError as error:
        raise UsageError(
            f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
        ) from error
