"""Verdicts, isolation and problem states in words and colours."""

from judge.cli.terminal import Color
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.execution import MemoryMethod
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import Verdict

SHORT = {
    Verdict.ACCEPTED: Text("passed", "통과"),
    Verdict.WRONG_ANSWER: Text("wrong answer", "오답"),
    Verdict.TIME_LIMIT_EXCEEDED: Text("too slow", "시간 초과"),
    Verdict.MEMORY_LIMIT_EXCEEDED: Text("memory limit", "메모리 초과"),
    Verdict.OUTPUT_LIMIT_EXCEEDED: Text("output limit", "출력 초과"),
    Verdict.RUN_TIME_ERROR: Text("runtime error", "런타임 에러"),
    Verdict.COMPILE_ERROR: Text("compile error", "컴파일 에러"),
    Verdict.JUDGE_ERROR: Text("judge error", "채점 오류"),
    Verdict.NOT_JUDGED: Text("not judged", "채점 불가"),
}
OVERALL = {
    Verdict.ACCEPTED: Text("Accepted", "맞았습니다"),
    Verdict.WRONG_ANSWER: Text("Wrong answer", "틀렸습니다"),
    Verdict.TIME_LIMIT_EXCEEDED: Text("Time limit exceeded", "시간 초과입니다"),
    Verdict.MEMORY_LIMIT_EXCEEDED: Text("Memory limit exceeded", "메모리 초과입니다"),
    Verdict.OUTPUT_LIMIT_EXCEEDED: Text("Output limit exceeded", "출력 초과입니다"),
    Verdict.RUN_TIME_ERROR: Text("Runtime error", "런타임 에러입니다"),
    Verdict.COMPILE_ERROR: Text("Compile error", "컴파일 에러입니다"),
    Verdict.JUDGE_ERROR: Text("The judge failed", "채점하지 못했습니다"),
    Verdict.NOT_JUDGED: Text("Not judged", "채점할 수 없습니다"),
}
MEMORY_METHODS: dict[str, Text] = {
    MemoryMethod.HIGH_WATER_MARK: Text("VmHWM at exit", "종료 시점의 VmHWM"),
    MemoryMethod.RUSAGE: Text("ru_maxrss", "ru_maxrss 값"),
    MemoryMethod.SUM: Text("sum of Pss", "Pss의 합"),
    MemoryMethod.FORK: Text("interpreter not counted", "인터프리터 제외"),
}
COLORS: dict[Verdict, Color] = {
    Verdict.ACCEPTED: "green",
    Verdict.WRONG_ANSWER: "red",
    Verdict.TIME_LIMIT_EXCEEDED: "yellow",
    Verdict.MEMORY_LIMIT_EXCEEDED: "yellow",
    Verdict.OUTPUT_LIMIT_EXCEEDED: "yellow",
    Verdict.RUN_TIME_ERROR: "red",
    Verdict.COMPILE_ERROR: "red",
    Verdict.JUDGE_ERROR: "magenta",
    Verdict.NOT_JUDGED: "magenta",
}
STYLES = {
    Style.FUNCTION: Text("function", "함수"),
    Style.STDIO: Text("standard input", "표준 입력"),
    Style.QUERY: Text("SQL", "SQL"),
}
DIALECTS: dict[str, str] = {
    Dialect.MYSQL: "MySQL",
    Dialect.POSTGRESQL: "PostgreSQL",
    Dialect.ORACLE: "Oracle",
    Dialect.SQLITE: "SQLite",
}
# By the letter of judge.sandbox.setup.Isolation; the two strongest need no word on a result.
ISOLATION = {
    "A": Text(
        "full: control group, namespaces, Landlock, seccomp",
        "완전 격리: 제어 그룹, 네임스페이스, Landlock, seccomp",
    ),
    "B": Text(
        "full: namespaces, Landlock, seccomp",
        "완전 격리: 네임스페이스, Landlock, seccomp",
    ),
    "C": Text(
        "without namespaces: Landlock and seccomp only",
        "네임스페이스 없음: Landlock과 seccomp만 사용",
    ),
    "D": Text(
        "reduced: the system's own sandbox and limits only",
        "약한 격리: 운영체제 샌드박스와 자원 제한만 사용",
    ),
    "E": Text("not isolated", "격리되지 않음"),
}
FULL_ISOLATION = frozenset("AB")
NO_ISOLATION = "E"


def language_name(language: str) -> str:
    """Name a programming language, or a dialect of SQL, by its id."""
    return DIALECTS.get(language) or by_id(language).name
