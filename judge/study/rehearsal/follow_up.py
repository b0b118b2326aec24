"""The question that an interviewer asks next."""

from collections.abc import Sequence

from judge.model.problem import Kind, ProblemHead
from judge.model.text import Text
from judge.model.written import WrittenProblem

_ALGORITHM = (
    Text(
        "The input becomes ten times as large. What breaks first, time or memory?",
        "입력이 열 배로 커지면 시간과 메모리 중 무엇이 먼저 문제가 되나요?",
    ),
    Text(
        "Which line of your code costs the most, and how do you know?",
        "코드에서 가장 오래 걸리는 줄은 어디이고, 어떻게 알 수 있나요?",
    ),
    Text(
        "How would you convince a colleague that it is right without running it?",
        "실행해 보지 않고 이 풀이가 맞다는 것을 동료에게 어떻게 설명하겠습니까?",
    ),
    Text(
        "The input arrives as a stream and does not fit into memory. What changes?",
        "입력이 한꺼번에 메모리에 들어가지 않고 스트림으로 들어오면 무엇이 달라지나요?",
    ),
    Text(
        "Which test would you write first, and which mistake would it catch?",
        "테스트를 하나만 먼저 쓴다면 무엇이고, 어떤 실수를 잡아내나요?",
    ),
    Text(
        "When would you prefer the slower, simpler solution?",
        "더 느리지만 단순한 풀이를 택한다면 어떤 때인가요?",
    ),
)
_SQL = (
    Text(
        "The table has ten million rows. Which index do you add, and what does it cost?",
        "테이블에 행이 천만 개라면 어떤 인덱스를 추가하고, 그 대가는 무엇인가요?",
    ),
    Text(
        "What does your query return for an empty table, and is that what was meant?",
        "테이블이 비어 있으면 이 쿼리는 무엇을 돌려주고, 그것이 의도한 결과인가요?",
    ),
    Text(
        "Two rows tie. Which one comes first, and does it always?",
        "두 행의 값이 같으면 어느 쪽이 먼저 나오고, 항상 그런가요?",
    ),
    Text(
        "How would you see what the database really does with it?",
        "데이터베이스가 이 쿼리를 실제로 어떻게 실행하는지 어떻게 확인하나요?",
    ),
    Text(
        "Another transaction changes these rows at the same moment. What do you read?",
        "같은 순간에 다른 트랜잭션이 이 행을 바꾸면 무엇을 읽게 되나요?",
    ),
)
_OTHER = (
    Text("Could you give a number for that?", "그것을 숫자로 말해 줄 수 있나요?"),
    Text("What would you do differently today?", "지금 다시 한다면 무엇을 다르게 하겠습니까?"),
    Text("What was the hardest part?", "가장 어려웠던 부분은 무엇이었나요?"),
)


def follow_up(problem: ProblemHead, times: int) -> Text:
    """Return a question; ``times``, how often the item was practised, makes it another one."""
    if isinstance(problem, WrittenProblem) and problem.followups:
        return problem.followups[times % len(problem.followups)].asks
    usual = _usual(problem.kind)
    return usual[times % len(usual)]


def _usual(kind: Kind) -> Sequence[Text]:
    match kind:
        case Kind.SQL:
            return _SQL
        case Kind.ALGORITHM | Kind.INTERACTIVE:
            return _ALGORITHM
        case Kind.WRITTEN:
            return _OTHER
