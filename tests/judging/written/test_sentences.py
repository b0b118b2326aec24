"""Sentences end where their writer ends them, in whatever way they are typed, pasted or spoken."""

import unicodedata

import pytest

from judge.judging.written.markdown import Part
from judge.judging.written.sentences import LONGEST, Sentence, sentences

CASES = [
    ("캐시를 둔다. 인덱스를 건다.", ["캐시를 둔다.", "인덱스를 건다."]),
    ("캐시를 둔다.그리고 인덱스를 건다", ["캐시를 둔다.", "그리고 인덱스를 건다"]),
    ("3.5배 빨라진다. Node.js도 된다.", ["3.5배 빨라진다.", "Node.js도 된다."]),
    ("Use Redis, e.g. for sessions. It expires.", ["Use Redis, e.g. for sessions.", "It expires."]),
    ("정말 느릴까? 네! 느립니다。 끝", ["정말 느릴까?", "네!", "느립니다。", "끝"]),
    # Speech without stops.
    (
        "일단 캐시를 쓸 것 같아요 그리고 인덱스를 겁니다 나머지는 그대로 둔다",
        ["일단 캐시를 쓸 것 같아요", "그리고 인덱스를 겁니다", "나머지는 그대로 둔다"],
    ),
    ("캐시를 도입함 인덱스를 추가함", ["캐시를 도입함", "인덱스를 추가함"]),
    ("하다 보니 필요 없는 것을 안다 해도 쓴다", ["하다 보니 필요 없는 것을 안다 해도 쓴다"]),
    ("사용자마다 캐시보다 인덱스가 필요 요즘은", ["사용자마다 캐시보다 인덱스가 필요 요즘은"]),
    # Lists.
    ("- 캐시\n- 인덱스", ["캐시", "인덱스"]),
    ("1. 캐시 2. 인덱스 3. 샤딩", ["캐시", "인덱스", "샤딩"]),
    ("① 캐시 ② 인덱스", ["캐시", "인덱스"]),
    ("• 캐시 • 인덱스", ["캐시", "인덱스"]),
    ("1) 캐시\n2) 인덱스", ["캐시", "인덱스"]),
    ("I. Cache\nII. Index\nIV) Shard", ["Cache", "Index", "Shard"]),
    ("-캐시\n-인덱스", ["캐시", "인덱스"]),
    ("- [ ] 캐시\n- [x] 인덱스", ["캐시", "인덱스"]),
    ("We run Java 17. It is fast.", ["We run Java 17.", "It is fast."]),
    ("캐시\n인덱스\n샤딩", ["캐시", "인덱스", "샤딩"]),
    # Markdown.
    ("**캐시**를 `Redis`로 [둔다](https://x.y/z).", ["캐시를 Redis로 둔다."]),
    ("*캐시*와 _인덱스_ 그리고 2 * 3", ["캐시와 _인덱스_ 그리고 2 * 3"]),
    ("> 인용한 글이다.\n\n---\n\n<!-- 캐시\n인덱스 -->\n샤딩", ["인용한 글이다.", "샤딩"]),
    ("캐시<br>인덱스 <b>샤딩</b>", ["캐시", "인덱스 샤딩"]),
    ("## 캐시 ##\n둔다", ["캐시", "둔다"]),
    ("```sql\nCREATE INDEX a ON b (c);\n```\n인덱스", ["CREATE INDEX a ON b (c);", "인덱스"]),
    ("", []),
    ("...\n- \n###\n| |\n", []),
]


@pytest.mark.parametrize("text, wanted", CASES)
def test_sentences(text: str, wanted: list[str]) -> None:
    """Each way of ending a sentence is understood, and nothing else is taken for one."""
    assert [each.shown for each in sentences(text)] == wanted


def test_decomposed_hangul_is_composed() -> None:
    """What macOS hands over is read as what was typed."""
    text = "캐시를 둔다.그리고 인덱스를 건다"

    assert list(sentences(unicodedata.normalize("NFD", text))) == list(sentences(text))


def test_wrapped_lines_are_one_sentence() -> None:
    """An editor's line break is a space, in both languages; short lines are notes."""
    english = (
        "Add read replicas and split reads from writes, because of replication\n"
        "lag a user may not see the post that was just written. Then shard\n"
        "the data."
    )
    korean = (
        "읽기 복제본을 두고 읽기와 쓰기를 나누되 복제 지연이 있으므로 방금 쓴\n"
        "글은 주 데이터베이스에서 읽는다. 그다음 데이터를\n나눈다."
    )

    assert [each.shown for each in sentences(english)] == [
        "Add read replicas and split reads from writes, because of replication lag a user may not "
        "see the post that was just written.",
        "Then shard the data.",
    ]
    assert len(list(sentences(korean))) == 2


def test_long_notes_stay_apart() -> None:
    """Lines that all end as notes do, or all begin with a capital, are no wrapped sentence."""
    korean = (
        "자주 조회하는 데이터는 캐시에 올려 데이터베이스 조회 부하 감소\n"
        "느린 쿼리는 실행 계획을 확인해 알맞은 복합 인덱스 추가\n"
        "읽기 복제본으로 읽기와 쓰기를 나누되 복제 지연에 주의"
    )
    english = (
        "Cache the hot reads in Redis with a short expiry and some jitter\n"
        "Add the composite index that the slowest queries are waiting for\n"
        "Route all reads to a replica and keep the writes on the primary"
    )

    assert len(list(sentences(korean))) == 3
    assert len(list(sentences(english))) == 3


def test_a_line_that_ends_in_a_verb_is_whole() -> None:
    """Long lines without stops are sentences of their own when they end as such."""
    line = "자주 조회하는 데이터를 메모리에 올려 두고 만료 시간을 정해 오래된 값을 지운다"

    assert len(list(sentences(f"{line}\n{line}"))) == 2


def test_lines_that_each_have_a_head_stay_apart() -> None:
    """However long they are: what follows a dash or a colon is that line's."""
    lines = [
        "첫째 서랍 - 자주 찾는 답을 잠깐 넣어 두는 캐시, 일 분짜리 만료 시간과 비우는 규칙",
        "둘째 서랍 - 이름 순서로 다시 적은 목록과 그것을 고쳐 적는 값, 그리고 실행 계획 한 장",
        "셋째 서랍 - 여러 칸으로 나눈 장부와 칸을 고르는 열쇠, 칸 사이를 오가는 번거로움까지",
        "빈 서랍",
    ]

    assert [each.shown for each in sentences("\n".join(lines))] == lines


def test_items_and_headings_make_blocks() -> None:
    """What is nested belongs to the item above; headings are told apart."""
    found = list(sentences("# 방법\n- 롤링\n  - 중단 없음\n- 블루그린\n\n끝이다."))

    assert [each.block for each in found] == [1, 2, 2, 3, 4]
    assert [each.part for each in found] == [
        Part.HEADING,
        *[Part.ITEM] * 3,
        Part.TEXT,
    ]


def test_a_table_is_read_cell_by_cell() -> None:
    """A cell knows the heads of its row and its column."""
    table = "| 전략 | 중단 |\n|---|---|\n| **롤링** | 없음 |\n앞의 표"

    assert list(sentences(table)) == [
        Sentence(shown="롤링", block=1, part=Part.TABLE),
        Sentence(shown="없음", block=1, part=Part.TABLE, row="롤링", column="중단"),
        Sentence(shown="앞의 표", block=2, part=Part.TEXT),
    ]


def test_endless_sentences_are_cut() -> None:
    """No sentence is longer than a pattern may be run on."""
    found = [each.shown for each in sentences("가" * 2000 + " " + "word " * 500)]

    assert max(map(len, found)) <= LONGEST
    assert len("".join(found).replace(" ", "")) == 2000 + 4 * 500
