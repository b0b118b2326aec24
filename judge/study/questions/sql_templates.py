"""Questions about a query: joins, groups, windows, subqueries, NULL, and indexes."""

from collections.abc import Mapping

from judge.model.text import Text
from judge.study.questions.sighting import Seen
from judge.study.questions.template import Template

_WHAT = Text("your query has {what}", "쿼리에 {what}이(가) 있음")
_TABLE = Text("your query joins {table}", "쿼리가 {table}을(를) 조인함")
_QUERY = Text("your query", "내 쿼리")

SQL: Mapping[Seen, Template] = {
    Seen.NOT_IN: Template(
        Text(
            "What does {what} NOT IN (subquery) give when the subquery holds a NULL, and why?",
            "{what} NOT IN (서브쿼리)에서 서브쿼리 결과에 NULL이 있으면 어떻게 되고, 왜 그런가요?",
        ),
        _QUERY,
        ("NULL", "no rows", "unknown", "NOT EXISTS", "빈 결과", "없"),
    ),
    Seen.LEFT_JOIN_FILTERED: Template(
        Text(
            "WHERE speaks of {column}, which comes from a LEFT JOIN. What becomes of the rows "
            "without a partner, and would ON be different?",
            "WHERE에서 LEFT JOIN한 {column}을(를) 거릅니다. 짝이 없는 행은 어떻게 되고, ON에 쓰면 "
            "무엇이 다른가요?",
        ),
        _TABLE,
        ("inner", "NULL", "ON", "사라", "내부 조인"),
    ),
    Seen.LEFT_JOIN: Template(
        Text(
            "Why LEFT JOIN {table}? Which rows would an inner join lose, and can this one multiply "
            "rows?",
            "왜 {table}을(를) LEFT JOIN했나요? 내부 조인이면 어떤 행이 사라지고, 이 조인에서 행이 "
            "늘어날 수도 있나요?",
        ),
        _TABLE,
        ("NULL", "without", "1:n", "duplicate", "없는", "중복"),
    ),
    Seen.INNER_JOIN: Template(
        Text(
            "The join with {table}: 1:1, 1:n or n:m? Which rows does it drop, which does it "
            "multiply?",
            "{table}와(과)의 조인은 1:1, 1:n, n:m 중 무엇인가요? 어떤 행이 사라지고 어떤 행이 "
            "늘어나나요?",
        ),
        _TABLE,
        ("1:n", "key", "unique", "drop", "키", "사라", "늘"),
    ),
    Seen.COUNT_COLUMN: Template(
        Text(
            "COUNT({what}) or COUNT(*): when do they differ?",
            "COUNT({what})과 COUNT(*)는 언제 다른가요?",
        ),
        _QUERY,
        ("NULL",),
    ),
    Seen.NULL_REPLACED: Template(
        Text(
            "Where does the NULL come from that {what} replaces, and does the replacement change a "
            "sum or an average?",
            "{what}에서 바꾸는 NULL은 어디에서 생기고, 바꾸면 합계나 평균이 달라지나요?",
        ),
        _WHAT,
        ("LEFT JOIN", "no rows", "AVG", "average", "없", "평균"),
    ),
    Seen.RANKED: Template(
        Text(
            "You use {what}. What happens to ties, and how would RANK, DENSE_RANK and ROW_NUMBER "
            "differ here?",
            "{what}을(를) 사용했습니다. 동점이면 어떻게 되고, RANK, DENSE_RANK, ROW_NUMBER는 "
            "여기서 "
            "어떻게 다른가요?",
        ),
        _WHAT,
        ("tie", "gap", "same", "동점", "건너", "순위"),
    ),
    Seen.WINDOW: Template(
        Text(
            "{what} OVER (...): over which rows is that taken, and what is the frame when nothing "
            "is said?",
            "{what} OVER (...)는 어떤 행들에 대해 계산하고, 프레임을 쓰지 않으면 기본값은 "
            "무엇인가요?",
        ),
        _WHAT,
        ("PARTITION", "ROWS", "RANGE", "UNBOUNDED", "CURRENT ROW", "현재 행"),
    ),
    Seen.CORRELATED: Template(
        Text(
            "A subquery speaks of a table outside of it. How often does it run, and how would a "
            "join say the same?",
            "서브쿼리가 바깥 테이블의 열을 사용합니다. 몇 번 실행되고, 조인으로 바꾸면 어떻게 "
            "되나요?",
        ),
        _QUERY,
        ("each row", "join", "index", "행마다", "조인", "인덱스"),
    ),
    Seen.SUBQUERY: Template(
        Text(
            "What does the subquery give by itself, and how many rows can it have?",
            "서브쿼리만 따로 실행하면 무엇이 나오고, 몇 행까지 나올 수 있나요?",
        ),
        _QUERY,
        ("one row", "NULL", "join", "한 행", "조인"),
    ),
    Seen.EXISTS: Template(
        Text(
            "EXISTS or IN: what is the difference for NULL, and for a large subquery?",
            "EXISTS와 IN은 NULL이 있을 때, 그리고 서브쿼리가 클 때 어떻게 다른가요?",
        ),
        _QUERY,
        ("NULL", "stops", "first", "semi", "멈", "세미"),
    ),
    Seen.RECURSIVE: Template(
        Text(
            "{name} calls itself. Which rows does it begin with, and why does it end, even where "
            "the data run in a circle?",
            "{name}은(는) 자기 자신을 부릅니다. 어떤 행에서 시작하고, 데이터에 순환이 있어도 왜 "
            "끝나나요?",
        ),
        _QUERY,
        ("anchor", "UNION", "cycle", "depth", "순환", "깊이"),
    ),
    Seen.NAMED_QUERY: Template(
        Text(
            "Why is {name} a query of its own in WITH? Is it computed once or each time?",
            "{name}을(를) 왜 WITH로 나누었나요? 한 번만 계산되나요, 쓸 때마다 계산되나요?",
        ),
        _QUERY,
        ("readable", "materialize", "once", "가독성", "한 번", "구체화"),
    ),
    Seen.GROUPED: Template(
        Text(
            "You group by {what}. What is one row of the result, and what becomes of a group "
            "without rows?",
            "{what}(으)로 묶습니다. 결과의 한 행은 무엇이고, 행이 없는 그룹은 어떻게 되나요?",
        ),
        Text("GROUP BY {what}", "GROUP BY {what}"),
        ("grain", "missing", "LEFT JOIN", "0", "나오지", "없"),
    ),
    Seen.HAVING: Template(
        Text(
            "Why is {what} in HAVING, and what could stand in WHERE?",
            "{what} 조건은 왜 HAVING에 있고, WHERE로 옮길 수 있는 것은 무엇인가요?",
        ),
        Text("HAVING {what}", "HAVING {what}"),
        ("aggregate", "before", "after", "집계", "묶기 전", "묶은 뒤"),
    ),
    Seen.PIVOT: Template(
        Text(
            "You aggregate a CASE. What does it give where no row fits: 0 or NULL?",
            "CASE를 집계합니다. 해당하는 행이 하나도 없으면 0인가요, NULL인가요?",
        ),
        _QUERY,
        ("ELSE", "NULL", "0"),
    ),
    Seen.DISTINCT: Template(
        Text(
            "Where do the duplicates come from that DISTINCT removes, and could you not make them "
            "in the first place?",
            "DISTINCT로 없애는 중복은 어디에서 생기고, 처음부터 안 생기게 할 수 있나요?",
        ),
        _QUERY,
        ("join", "EXISTS", "1:n", "조인"),
    ),
    Seen.UNION: Template(
        Text(
            "You use {kind}: what would the other one do, and what does it cost?",
            "{kind}을(를) 사용했습니다. 다른 쪽을 쓰면 무엇이 달라지고, 비용은 어떤가요?",
        ),
        Text("{kind}", "{kind}"),
        ("duplicate", "sort", "중복", "정렬"),
    ),
    Seen.LIMIT: Template(
        Text(
            "Only the first rows are kept. What decides between two that are equal in ORDER BY?",
            "앞의 몇 행만 남깁니다. ORDER BY 값이 같은 행이 여럿이면 무엇으로 정해지나요?",
        ),
        _QUERY,
        ("tie", "any", "deterministic", "동점", "정해지지"),
    ),
    Seen.COLUMN_WRAPPED: Template(
        Text(
            "WHERE compares {what}. Can an index on the column still be used, and how would you "
            "write it so that it can?",
            "WHERE에서 {what}을(를) 비교합니다. 그 열의 인덱스를 쓸 수 있나요? 쓸 수 있게 하려면 "
            "어떻게 바꾸나요?",
        ),
        _WHAT,
        ("index", "range", ">=", "full scan", "인덱스", "범위", "전체"),
    ),
    Seen.LIKE_ANYWHERE: Template(
        Text(
            "{what} begins with %. What does that mean for an index?",
            "{what}: %로 시작합니다. 인덱스를 쓸 수 있나요?",
        ),
        _WHAT,
        ("full scan", "prefix", "full text", "전체", "접두"),
    ),
    Seen.DATE_RANGE: Template(
        Text(
            "{what}: are both ends in it, and what of the last day when there is a time of day?",
            "{what}: 양 끝이 포함되나요? 시각까지 있는 열이라면 마지막 날은 어떻게 되나요?",
        ),
        _WHAT,
        ("inclusive", "<", "midnight", "포함", "자정"),
    ),
    Seen.INDEX: Template(
        Text(
            "Rows are chosen by {what}. Which index would help, in which order of columns, and "
            "what does it cost on writes?",
            "{what}(으)로 행을 고릅니다. 어떤 인덱스가 어떤 열 순서로 도움이 되고, 쓰기에는 어떤 "
            "비용이 있나요?",
        ),
        Text("WHERE speaks of {what}", "WHERE에 {what}이(가) 있음"),
        ("B-tree", "selectivity", "composite", "insert", "선택도", "복합", "쓰기"),
    ),
}
