"""Every command by name: where its code lives, imported when it is called, and its line of help."""

from typing import NamedTuple

from judge.model.text import Text


class Entry(NamedTuple):
    """A module of ``judge.cli.commands`` that holds ``COMMAND``, and the command's summary.

    ``judges``: it will run programs, so that sandboxes may start before it is even imported.
    """

    module: str
    summary: Text
    judges: bool = False


SECTIONS: tuple[tuple[Text, dict[str, Entry]], ...] = (
    (
        Text("Solve problems", "문제 풀기"),
        {
            "init": Entry("init", Text("Make a workspace here.", "연습 폴더를 만듭니다.")),
            "list": Entry("listing", Text("List the problems.", "문제 목록을 봅니다.")),
            "show": Entry("show", Text("Read a problem.", "문제를 읽습니다.")),
            "new": Entry(
                "new", Text("Open a problem: make a file to start from.", "풀이 파일을 만듭니다.")
            ),
            "run": Entry(
                "run",
                Text(
                    "Try a solution on the samples and your own cases.",
                    "예제와 내 케이스로 풀이를 실행해 봅니다.",
                ),
                judges=True,
            ),
            "submit": Entry(
                "submit",
                Text(
                    "Judge a solution on every case and keep the result.",
                    "모든 테스트 케이스로 채점하고 결과를 기록합니다.",
                ),
                judges=True,
            ),
            "sql": Entry(
                "sql",
                Text(
                    "Try statements on the tables of a SQL problem.",
                    "SQL 문제의 테이블에 문장을 실행해 봅니다.",
                ),
                judges=True,
            ),
            "stress": Entry(
                "stress",
                Text(
                    "Search for the smallest input on which a solution is wrong.",
                    "풀이가 틀리는 가장 작은 입력을 찾습니다.",
                ),
            ),
            "bench": Entry(
                "bench",
                Text(
                    "Time a solution beside others, and read how it grows.",
                    "풀이의 시간을 재고 다른 풀이와 비교하며 복잡도를 측정합니다.",
                ),
            ),
            "watch": Entry(
                "watch",
                Text("Run again whenever the file is saved.", "저장할 때마다 다시 실행합니다."),
                judges=True,
            ),
            "case": Entry(
                "case", Text("Keep test cases of your own.", "내 테스트 케이스를 관리합니다.")
            ),
        },
    ),
    (
        Text("Prepare for the interview", "면접 준비"),
        {
            "notes": Entry(
                "notes",
                Text(
                    "Notes on a solution, held against the facts.",
                    "풀이 노트를 쓰고 사실과 비교합니다.",
                ),
            ),
            "plan": Entry(
                "plan",
                Text(
                    "Plan the days up to the interview.",
                    "면접까지 하루하루 할 일을 계획합니다.",
                ),
            ),
            "rehearse": Entry(
                "rehearse",
                Text(
                    "Say an answer aloud, check it, grade it.",
                    "답을 소리 내어 말하고 점검한 뒤 평가합니다.",
                ),
            ),
            "review": Entry(
                "review",
                Text(
                    "See what is due, and grade how it went.",
                    "복습할 것을 보고 얼마나 잘했는지 평가합니다.",
                ),
            ),
            "exam": Entry(
                "exam",
                Text(
                    "Sit a mock examination: one clock, samples only.",
                    "모의시험을 치릅니다. 전체 제한 시간, 예제만 실행.",
                ),
            ),
        },
    ),
    (
        Text("Look back", "돌아보기"),
        {
            "history": Entry(
                "history",
                Text(
                    "How your attempts at a problem changed.",
                    "한 문제의 제출과 시간이 어떻게 달라졌는지 봅니다.",
                ),
            ),
            "stats": Entry(
                "stats",
                Text(
                    "What you have solved, by level, topic and day.",
                    "푼 문제를 레벨, 주제, 날짜별로 봅니다.",
                ),
            ),
            "export": Entry(
                "export",
                Text(
                    "Write cards for Anki, a printable sheet, a git folder.",
                    "Anki 카드, 인쇄용 한 장 요약, git 폴더로 내보냅니다.",
                ),
            ),
            "backup": Entry(
                "backup",
                Text(
                    "Put the workspace into one file, or back.",
                    "연습 폴더를 파일 하나로 백업하거나 복원합니다.",
                ),
            ),
        },
    ),
    (
        Text("Write problems", "문제 만들기"),
        {
            "author": Entry("author", Text("Start a problem of your own.", "새 문제를 만듭니다.")),
            "verify": Entry(
                "verify",
                Text(
                    "Prove problems: cases, limits, author's solutions.",
                    "문제의 케이스, 제한, 출제자 풀이를 검증합니다.",
                ),
                judges=True,
            ),
            "schema": Entry(
                "schema",
                Text(
                    "Write the JSON Schema of problem.yaml.",
                    "problem.yaml의 JSON 스키마를 출력합니다.",
                ),
            ),
        },
    ),
    (
        Text("This machine", "이 컴퓨터"),
        {
            "doctor": Entry(
                "doctor",
                Text(
                    "Say what this machine can judge, and how safely.",
                    "이 컴퓨터에서 채점할 수 있는 것과 격리 수준을 알려 줍니다.",
                ),
            ),
            "completion": Entry(
                "completion",
                Text(
                    "Write the completion script of a shell.",
                    "셸 자동 완성 스크립트를 출력합니다.",
                ),
            ),
        },
    ),
)
ENTRIES = {name: entry for _, section in SECTIONS for name, entry in section.items()}
