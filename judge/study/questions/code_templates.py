"""Questions about a program: its sorts, loops, recursion, containers and doubtful habits."""

from collections.abc import Mapping

from judge.model.text import Text
from judge.study.questions.sighting import Seen
from judge.study.questions.template import Template

_LINE = Text("line {line}: {code}", "{line}행: {code}")

CODE: Mapping[Seen, Template] = {
    Seen.FLOAT_COMPARED: Template(
        Text(
            "Line {line} asks whether two floats are equal. When does that fail, and what would "
            "you write instead?",
            "{line}행에서 실수가 같은지 비교합니다. 언제 틀리고, 대신 어떻게 쓰겠습니까?",
        ),
        _LINE,
        ("epsilon", "tolerance", "isclose", "rounding", "integer", "오차", "반올림", "정수"),
    ),
    Seen.ARGUMENT_CHANGED: Template(
        Text(
            "Line {line} changes {name}, which belongs to the caller. Is that allowed, and what "
            "would a copy cost?",
            "{line}행에서 호출한 쪽의 {name}을(를) 바꿉니다. 그래도 되나요? 복사하면 비용은 "
            "얼마인가요?",
        ),
        _LINE,
        ("copy", "side effect", "in place", "O(n)", "복사", "부수 효과", "제자리"),
    ),
    Seen.SORT_BEFORE_LOOP: Template(
        Text(
            "You sort first (line {line}): why is that within the limit for {limit}, and what does "
            "the order give you?",
            "먼저 정렬합니다({line}행). {limit}에서 왜 제한 안에 들어오고, 정렬해서 무엇을 얻나요?",
        ),
        _LINE,
        ("n log n", "nlogn", "order", "once", "두 포인터", "순서", "한 번"),
    ),
    Seen.SORT_IN_LOOP: Template(
        Text(
            "Line {line} sorts within a loop. How often, and could a heap or one sort before the "
            "loop do?",
            "{line}행은 반복 안에서 정렬합니다. 몇 번이나 하고, 힙이나 반복 앞의 정렬 한 번으로 "
            "바꿀 수 있나요?",
        ),
        _LINE,
        ("heap", "n^2 log n", "once", "insort", "힙", "한 번"),
    ),
    Seen.LIST_SEARCHED_IN_LOOP: Template(
        Text(
            "Line {line} looks for something in the list {name} within a loop. What does that cost "
            "for {limit}?",
            "{line}행은 반복 안에서 리스트 {name}을(를) 찾아봅니다. {limit}일 때 비용은 "
            "얼마인가요?",
        ),
        _LINE,
        ("O(n)", "n^2", "n²", "set", "dict", "hash", "해시", "집합"),
    ),
    Seen.POP_FRONT: Template(
        Text(
            "Line {line} takes or puts the first item of a list. What does one such step cost, and "
            "what would a deque change?",
            "{line}행은 리스트의 맨 앞에서 꺼내거나 넣습니다. 한 번에 비용이 얼마이고, deque를 "
            "쓰면 "
            "무엇이 달라지나요?",
        ),
        _LINE,
        ("O(n)", "O(1)", "deque", "shift", "밀"),
    ),
    Seen.SLICE_IN_LOOP: Template(
        Text(
            "Line {line} takes a slice within a loop. What is copied each time, and could indexes "
            "do?",
            "{line}행은 반복 안에서 슬라이스를 만듭니다. 매번 무엇이 복사되고, 인덱스로 바꿀 수 "
            "있나요?",
        ),
        _LINE,
        ("copy", "O(n)", "O(k)", "index", "복사", "인덱스"),
    ),
    Seen.TEXT_GROWN_IN_LOOP: Template(
        Text(
            "Line {line} adds to a text within a loop. Why may that be quadratic, and what does "
            "join do?",
            "{line}행은 반복 안에서 문자열을 이어 붙입니다. 왜 제곱 시간이 될 수 있고, join은 "
            "무엇이 다른가요?",
        ),
        _LINE,
        ("immutable", "copy", "join", "list", "불변", "복사"),
    ),
    Seen.RECURSION: Template(
        Text(
            "{name}() calls itself (line {line}). How deep does it go for {limit}, and how would "
            "you write it without recursion?",
            "{name}()은(는) 자기 자신을 부릅니다({line}행). {limit}에서 얼마나 깊어지고, 재귀 "
            "없이는 어떻게 쓰겠습니까?",
        ),
        _LINE,
        ("depth", "stack", "1000", "iterative", "깊이", "스택", "반복문"),
    ),
    Seen.RECURSION_LIMIT: Template(
        Text(
            "Line {line} raises the recursion limit. What happens to the stack when it is reached "
            "in earnest?",
            "{line}행은 재귀 제한을 올립니다. 실제로 그만큼 깊어지면 스택은 어떻게 되나요?",
        ),
        _LINE,
        ("stack overflow", "segmentation", "memory", "스택", "오버플로", "메모리"),
    ),
    Seen.MEMO: Template(
        Text(
            "{name}() remembers its results (line {line}). How many different arguments are there, "
            "and what does the memory grow to?",
            "{name}()은(는) 결과를 기억합니다({line}행). 서로 다른 인자는 몇 가지이고 메모리는 "
            "얼마까지 커지나요?",
        ),
        _LINE,
        ("state", "memo", "table", "bottom-up", "상태", "점화식", "테이블"),
    ),
    Seen.ALL_ARRANGEMENTS: Template(
        Text(
            "Line {line} goes through all {name}. How many are there for {limit}, and what could "
            "be cut?",
            "{line}행은 모든 경우({name})를 살펴봅니다. {limit}에서 몇 가지이고, 무엇을 잘라 낼 수 "
            "있나요?",
        ),
        _LINE,
        ("n!", "2^n", "prune", "backtrack", "가지치기", "백트래킹"),
    ),
    Seen.HEAP: Template(
        Text(
            "Why a heap (line {line}), and not a list that is sorted again? What do push and pop "
            "cost?",
            "왜 힙을 썼나요({line}행)? 매번 다시 정렬하는 것과 무엇이 다르고, 넣고 빼는 비용은 "
            "얼마인가요?",
        ),
        _LINE,
        ("log n", "O(log", "smallest", "priority", "최솟값", "우선순위"),
    ),
    Seen.BISECT: Template(
        Text(
            "What must hold of the data before {name} (line {line}), and where does it land among "
            "equal values?",
            "{name}({line}행)을 쓰려면 데이터가 어떤 상태여야 하고, 같은 값이 여럿이면 어디를 "
            "가리키나요?",
        ),
        _LINE,
        ("sorted", "left", "right", "log n", "정렬", "왼쪽", "오른쪽"),
    ),
    Seen.BINARY_SEARCH: Template(
        Text(
            "Your binary search (line {line}): what holds of both ends at every turn, and why does "
            "it end?",
            "직접 쓴 이분 탐색({line}행)에서 매번 양 끝에 대해 성립하는 것은 무엇이고, 왜 "
            "끝나나요?",
        ),
        _LINE,
        ("invariant", "mid", "shrink", "불변식", "줄어", "범위"),
    ),
    Seen.TWO_POINTERS: Template(
        Text(
            "Two pointers meet in line {line}: why may you move only one of them, and never back?",
            "{line}행에서 두 포인터가 만납니다. 왜 한쪽만 움직여도 되고, 되돌아가지 않아도 되나요?",
        ),
        _LINE,
        ("sorted", "monotonic", "invariant", "정렬", "단조", "불변식"),
    ),
    Seen.TABLE: Template(
        Text(
            "Line {line} makes a whole table. What does one cell mean, and do you need all rows at "
            "once?",
            "{line}행에서 표 전체를 만듭니다. 한 칸은 무엇을 뜻하고, 모든 행이 한꺼번에 "
            "필요한가요?",
        ),
        _LINE,
        ("row", "rolling", "state", "O(n)", "행", "점화식", "상태"),
    ),
    Seen.QUEUE: Template(
        Text(
            "Why a queue (line {line}), and in which order are things visited? What would a stack "
            "change?",
            "왜 큐를 썼나요({line}행)? 어떤 순서로 방문하고, 스택이라면 무엇이 달라지나요?",
        ),
        _LINE,
        ("BFS", "shortest", "first in", "너비", "최단", "먼저"),
    ),
    Seen.NESTED_LOOPS: Template(
        Text(
            "A loop in line {line} stands within the one of line {outer}. How often does its body "
            "run for {limit}?",
            "{line}행의 반복은 {outer}행의 반복 안에 있습니다. {limit}에서 안쪽은 모두 몇 번 "
            "실행되나요?",
        ),
        Text("lines {outer} and {line}: {code}", "{outer}행과 {line}행: {code}"),
        ("n^2", "n²", "amortized", "total", "once", "전체", "한 번", "제곱"),
    ),
    Seen.ENDLESS_LOOP: Template(
        Text(
            "The loop of line {line} has no condition. Why does it end?",
            "{line}행의 반복에는 조건이 없습니다. 왜 끝나나요?",
        ),
        _LINE,
        ("break", "return", "decrease", "줄어", "반환"),
    ),
    Seen.DEFAULT_DICT: Template(
        Text(
            "What happens when a defaultdict (line {line}) is asked for a key that it does not "
            "have, and can that hurt?",
            "defaultdict({line}행)에서 없는 키를 읽으면 무슨 일이 생기고, 문제가 될 수 있나요?",
        ),
        _LINE,
        ("insert", "creates", "get", "grows", "생기", "추가"),
    ),
    Seen.DICT: Template(
        Text(
            "You look things up in a hash map (line {line}). What does a look-up cost on average "
            "and at worst, and when is it at worst?",
            "해시 맵에서 찾습니다({line}행). 조회 비용은 평균과 최악에 얼마이고, 언제 최악이 "
            "되나요?",
        ),
        _LINE,
        ("O(1)", "O(n)", "collision", "충돌"),
    ),
    Seen.SET: Template(
        Text(
            "Why a set (line {line})? What must hold of the things in it?",
            "왜 집합을 썼나요({line}행)? 집합에 넣는 값은 어떤 조건을 만족해야 하나요?",
        ),
        _LINE,
        ("O(1)", "hashable", "duplicate", "해시", "중복"),
    ),
    Seen.SENTINEL: Template(
        Text(
            "Line {line} starts with {name}. Why is that beyond every value that can occur?",
            "{line}행은 {name}에서 시작합니다. 왜 나올 수 있는 모든 값보다 크거나 작다고 할 수 "
            "있나요?",
        ),
        _LINE,
        ("range", "constraint", "inf", "None", "범위", "제한"),
    ),
    Seen.GLOBAL: Template(
        Text(
            "Line {line} writes to {name} outside of its function. What happens when the function "
            "is called twice?",
            "{line}행은 함수 밖의 {name}을(를) 바꿉니다. 함수를 두 번 부르면 어떻게 되나요?",
        ),
        _LINE,
        ("state", "reset", "return", "argument", "상태", "초기화", "인자"),
    ),
    Seen.CATCHES_ALL: Template(
        Text(
            "Line {line} catches every exception. Which one do you expect, and what else does it "
            "hide?",
            "{line}행은 모든 예외를 잡습니다. 어떤 예외를 예상했고, 무엇까지 숨기게 되나요?",
        ),
        _LINE,
        ("specific", "bug", "hide", "구체", "버그"),
    ),
    Seen.EARLY_RETURN: Template(
        Text(
            "Line {line} returns from within a loop. On which input does it come last, and what is "
            "returned when it never does?",
            "{line}행은 반복 도중에 반환합니다. 어떤 입력에서 가장 늦게 반환하고, 끝까지 못 찾으면 "
            "무엇을 반환하나요?",
        ),
        _LINE,
        ("worst", "last", "never", "최악", "마지막"),
    ),
    Seen.OVERFLOW: Template(
        Text(
            "Sums may reach {largest} here. Where does an int of 32 bits overflow in your code?",
            "합이 {largest}까지 커질 수 있습니다. 코드의 어디에서 32비트 int가 넘칠 수 있나요?",
        ),
        _LINE,
        ("long", "int64", "overflow", "64", "오버플로"),
    ),
}
