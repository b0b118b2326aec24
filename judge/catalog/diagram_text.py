"""Boxes and arrows from a line of text: ``A[user] -> B[web server] -> D[(database)]``."""

import re

from judge.model.text import BilingualError, Text
from judge.model.written import Box, Diagram

_CHAIN_END = re.compile(r"[;\n]")
_ARROW = re.compile(r"\s*->\s*")
_BOX = re.compile(r"(?P<id>\w+)\s*(?:\[\s*(?P<store>\()?(?P<label>[^\[\]]*?)(?P<end>\))?\s*\])?")
_MOST_BOXES = 12


def parse_diagram(en: str, ko: str) -> Diagram:
    """Read a diagram that is labelled in both languages; BilingualError says what is wrong.

    Chains of arrows are separated by ``;`` or line ends. A box says its label where it stands
    first; ``[(label)]`` keeps data.
    """
    first, second = _parse(en), _parse(ko)
    if first.arrows != second.arrows or [b.id for b in first.boxes] != [b.id for b in second.boxes]:
        raise BilingualError(
            "the diagram has other boxes or arrows in Korean than in English; only labels differ",
            "한국어와 영어 그림의 상자나 화살표가 다릅니다. 이름표만 다르게 쓰세요",
        )
    boxes = tuple(
        Box(id=one.id, label=Text(one.label.en, other.label.ko), stores=one.stores)
        for one, other in zip(first.boxes, second.boxes, strict=True)
    )
    return Diagram(boxes=boxes, arrows=first.arrows)


def _parse(source: str) -> Diagram:
    boxes: dict[str, Box] = {}
    arrows: list[tuple[str, str]] = []
    for chain in filter(str.strip, _CHAIN_END.split(source)):
        before = None
        for part in _ARROW.split(chain.strip()):
            box = _box(part)
            if box.id not in boxes or box.label.en != box.id:
                boxes[box.id] = box
            if before is not None and (before, box.id) not in arrows:
                arrows.append((before, box.id))
            before = box.id
    if len(boxes) > _MOST_BOXES:
        raise BilingualError(
            f"a diagram has at most {_MOST_BOXES} boxes; draw less",
            f"그림의 상자는 {_MOST_BOXES}개까지입니다. 줄이세요",
        )
    return Diagram(boxes=tuple(boxes.values()), arrows=tuple(arrows))


def _box(source: str) -> Box:
    match = _BOX.fullmatch(source)
    if match is None or bool(match["store"]) != bool(match["end"]):
        raise BilingualError(
            f"expected a box such as A[user] or D[(database)], found {source or 'nothing'}; "
            "write A[user] -> D[(database)]",
            f"A[user]나 D[(database)] 같은 상자가 와야 합니다. 찾은 값: {source or '없음'}. "
            "A[user] -> D[(database)]처럼 쓰세요",
        )
    label = (match["label"] or "").strip() or match["id"]
    return Box(id=match["id"], label=Text(label, label), stores=bool(match["store"]))
