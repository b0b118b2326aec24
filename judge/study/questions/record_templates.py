"""Questions about the record: what failed and when, what was measured, what was rejected."""

from collections.abc import Mapping

from judge.model.text import Text
from judge.study.questions.sighting import Seen
from judge.study.questions.template import Template

_ATTEMPT = Text("attempt {number}, {date}", "제출 #{number}, {date}")

RECORD: Mapping[Seen, Template] = {
    Seen.COUNTEREXAMPLE: Template(
        Text(
            "The case {case} failed on {date}: for {input} you gave {actual}, expected {expected}. "
            "What was wrong, and what did you change?",
            "{date}에 {case} 케이스에서 틀렸습니다. {input}에 대한 출력은 {actual}, 정답은 "
            "{expected}입니다. 무엇이 잘못이었고 어떻게 고쳤나요?",
        ),
        Text("{verdict} in attempt {number}", "제출 #{number}에서 {verdict}"),
    ),
    Seen.FAILED_CASE: Template(
        Text(
            "The case {case} failed on {date} ({verdict}). What was wrong?",
            "{date}에 {case} 케이스를 통과하지 못했습니다({verdict}). 무엇이 잘못이었나요?",
        ),
        _ATTEMPT,
    ),
    Seen.BROKE_AGAIN: Template(
        Text(
            "Attempt {before} was accepted, and attempt {number} was not ({verdict}). Why did you "
            "change code that worked, and what did you break?",
            "제출 #{before}에서는 맞았는데 제출 #{number}에서는 틀렸습니다({verdict}). 잘 되던 "
            "코드를 왜 고쳤고, 무엇이 깨졌나요?",
        ),
        Text(
            "accepted in attempt {before}, {verdict} in attempt {number}",
            "제출 #{before} 통과, 제출 #{number} {verdict}",
        ),
        ("test", "regression", "refactor", "테스트", "회귀", "리팩터링"),
    ),
    Seen.CRASHED: Template(
        Text(
            "Attempt {number} ended with a runtime error. On which input, and what keeps it from "
            "happening now?",
            "제출 #{number}에서 런타임 에러가 났습니다. 어떤 입력이었고, 지금은 어떻게 막고 "
            "있나요?",
        ),
        _ATTEMPT,
        ("empty", "index", "depth", "boundary", "빈", "인덱스", "깊이", "경계"),
    ),
    Seen.TOO_SLOW_ONCE: Template(
        Text(
            "Attempt {number} took longer than {limit}. How does its time grow with n, and what "
            "makes it faster?",
            "제출 #{number}에서 {limit}를 넘겼습니다. n에 따라 어떻게 느려지고, 무엇을 바꾸면 "
            "빨라지나요?",
        ),
        _ATTEMPT,
        ("O(", "n^2", "n²", "nested", "repeated", "이중 반복", "중복 계산", "복잡도"),
    ),
    Seen.TOO_MUCH_MEMORY_ONCE: Template(
        Text(
            "Attempt {number} needed too much memory. What took it, and what do you keep instead?",
            "제출 #{number}에서 메모리를 너무 많이 썼습니다. 무엇이 차지했고, 지금은 대신 무엇을 "
            "저장하나요?",
        ),
        _ATTEMPT,
        ("O(", "copy", "table", "복사", "배열", "공간"),
    ),
    Seen.MANY_ATTEMPTS: Template(
        Text(
            "You were judged {count} times ({verdicts}). What would you check before handing in "
            "next time?",
            "{count}번 채점받았습니다({verdicts}). 다음에는 제출하기 전에 무엇을 확인할 건가요?",
        ),
        Text("{verdicts}", "{verdicts}"),
        ("edge", "boundary", "constraint", "small", "경계", "제한", "반례"),
    ),
    Seen.NEAR_LIMIT: Template(
        Text(
            "The case {case} takes {time} of {limit}. What would you do if n were ten times as "
            "large?",
            "{case} 케이스는 제한 {limit} 중 {time}이 걸립니다. n이 열 배가 되면 어떻게 "
            "하겠습니까?",
        ),
        Text(
            "{time} of {limit} in the last accepted attempt", "마지막 통과 제출에서 {time}/{limit}"
        ),
        ("O(", "stream", "parallel", "cache", "복잡도", "캐시", "병렬"),
    ),
    Seen.GROWTH: Template(
        Text(
            "Doubling n takes {times} times the {cost} on {shape}. Which line of your code makes "
            "it so?",
            "{shape} 입력에서 n을 두 배로 하면 {times}배가 됩니다({cost}). 코드의 어느 줄 "
            "때문인가요?",
        ),
        Text("measured; not excluded: {classes}", "측정값, 제외되지 않은 것: {classes}"),
        ("O(", "loop", "sort", "반복", "정렬"),
    ),
    Seen.MEMORY_GROWTH: Template(
        Text(
            "Doubling n takes {times} times the memory on {shape}. What is it that you keep, and "
            "could you keep less?",
            "{shape} 입력에서 n을 두 배로 하면 메모리가 {times}배가 됩니다. 무엇을 저장하고 있고, "
            "더 "
            "줄일 수 있나요?",
        ),
        Text("measured; not excluded: {classes}", "측정값, 제외되지 않은 것: {classes}"),
        ("O(", "in place", "stream", "제자리", "공간"),
    ),
    Seen.REJECTED: Template(
        Text(
            "You rejected this: {what}. When would you take it after all?",
            "버린 방법으로 '{what}'을(를) 적었습니다. 언제라면 그 방법을 쓰겠습니까?",
        ),
        Text("your note", "내 노트"),
        ("small", "simple", "memory", "read", "작", "간단", "메모리", "조회"),
    ),
    Seen.FIRST_TRY: Template(
        Text(
            "It was accepted at the first attempt, on {date}. How did you know that it was right "
            "before you handed it in?",
            "{date}에 한 번에 통과했습니다. 제출하기 전에 맞다는 것을 어떻게 확인했나요?",
        ),
        Text("one attempt, accepted", "한 번 제출해서 통과"),
        ("invariant", "edge", "prove", "test", "불변식", "경계", "증명", "테스트"),
    ),
    Seen.CLAIMED: Template(
        Text(
            "You say {claim}. What is done how often, and what would make it worse?",
            "복잡도를 {claim}(이)라고 했습니다. 무엇을 몇 번 하고, 어떤 입력에서 더 나빠지나요?",
        ),
        Text("your note", "내 노트"),
        ("each", "once", "worst", "amortized", "한 번", "최악", "분할 상환"),
    ),
    Seen.ENOUGH: Template(
        Text(
            "With {limit} and {time}: which growth is fast enough, and which is not any more?",
            "{limit}, 제한 시간 {time}입니다. 어떤 복잡도까지 괜찮고, 어디부터 안 되나요?",
        ),
        Text("the problem's limits", "문제의 제한"),
        ("O(n log n)", "O(n)", "n^2", "n²", "10^8", "1e8", "1억"),
    ),
    Seen.SMALLEST: Template(
        Text(
            "What does your code do on the smallest input that is allowed, {limit}?",
            "허용되는 가장 작은 입력({limit})에서 코드는 어떻게 동작하나요?",
        ),
        Text("the problem's limits", "문제의 제한"),
        ("loop", "return", "empty", "반복", "반환", "빈"),
    ),
}
