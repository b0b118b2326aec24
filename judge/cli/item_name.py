"""An item as a learner names it: by its id, or by the problem alone."""

from judge.catalog.suggestion import did_you_mean
from judge.cli.desk import Desk
from judge.errors import NothingMatched, UsageError
from judge.study.schedule.item import Item, ItemKind, kind_of
from judge.study.schedule.scope import main_item


def item_called(desk: Desk, name: str, kind: ItemKind | None = None) -> Item:
    """Find an item; of a problem, that of ``kind``, or the one that is handed in.

    NothingMatched, with a guess, where there is none.
    """
    if kind_of(name) is not None:
        return _by_id(desk, name)
    folder = desk.around.find(name)
    if desk.around.name_of(folder) != folder.name:
        raise UsageError(
            f"{name}: only problems that `judge list` shows are reviewed and rehearsed; put it "
            "into problems/, or name its folder in judge.yaml under problems",
            f"{name}: 복습과 말하기는 `judge list`에 나오는 문제만 할 수 있습니다. problems/에 "
            "넣거나 judge.yaml의 problems에 폴더를 적으세요",
        )
    problem = desk.around.glance(folder)
    items = desk.items_of(problem.slug)
    wanted = kind or main_item(problem).kind
    return next((item for item in items if item.kind is wanted), items[0])


def _by_id(desk: Desk, name: str) -> Item:
    slug = name.partition(":")[2].split("/")[0]
    points = [name] if kind_of(name) is ItemKind.POINT else []
    known = {item.id: item for item in (*desk.items, *desk.items_of(slug, points))}
    if name in known:
        return known[name]
    hint = did_you_mean(name, known)
    raise NothingMatched(f"there is no item {name}{hint.en}", f"{name} 항목이 없습니다.{hint.ko}")
