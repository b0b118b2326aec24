"""Read ``cases`` and ``groups``: written out, in raw files, or made by a generator."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from judge.catalog.bilingual import LINE, PROSE
from judge.catalog.contract import Contract, split_line
from judge.catalog.measure import Amount, Number, Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.paths import RELATIVE_PATH
from judge.catalog.raw_files import FOLDER, RawChecker, raw_pairs
from judge.catalog.sample_conversation import ConversationText
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Anything, Flag, ListOf, MapOf, Words
from judge.catalog.suggestion import did_you_mean
from judge.catalog.value_reader import read_answer, read_input
from judge.errors import Place
from judge.model.layout import LayoutError
from judge.model.problem import Case, CheckerName, Files, Generated, Group, Inline, Kind
from judge.model.text import Text

LARGEST_SIZE = 10**9
_LARGEST_SEED = 2**31 - 1

LABEL = Words(
    pattern=r"[^\s/\\.\-][^\s/\\]*",
    wanted=Text(
        "a name without spaces and slashes that does not begin with . or -",
        "공백과 빗금이 없고 .이나 -로 시작하지 않는 이름",
    ),
    longest=80,
)
NAME = Key(
    name="name", shape=LABEL, doc="Name of the case, unlike any other.", example="a", required=True
)
SAMPLE = Key(name="sample", shape=Flag(), doc="Whether the learner sees the case beforehand.")
GROUP = Key(name="group", shape=LABEL, doc="The test group to which the case belongs.")
INPUT = Key(
    name="input",
    shape=Anything(("object",)),
    doc="A value for every parameter; a record is a list or a mapping of its fields.",
)
ANSWER = Key(
    name="answer",
    shape=Anything(("number", "string", "boolean", "array", "object")),
    doc="The expected result; absent: the reference solution says it.",
)
FILES = Key(
    name="files",
    shape=RELATIVE_PATH,
    doc="Two raw files: cases/c means cases/c.in and cases/c.ans.",
)
EXPLAIN = Key(name="explain", shape=PROSE, doc="Why the answer is what it is.")
CONVERSATION = Key(
    name="conversation",
    shape=ConversationText(),
    doc="interactive: how a sample may go; < is what a solution reads, > what it writes.",
    example='"< 5\\n> 3"',
)
WITH = Key(
    name="with",
    shape=Words(
        pattern="[A-Za-z_][A-Za-z0-9_]*",
        wanted=Text("the name of a function of generate.py", "generate.py의 함수 이름"),
    ),
    doc="The function of generate.py, called with a random.Random and the size.",
    example="random_numbers",
    required=True,
)
SIZE = Key(name="size", shape=Amount(high=LARGEST_SIZE), doc="The size that the function is given.")
SEED = Key(name="seed", shape=Whole(0, _LARGEST_SEED), doc="The seed of one case; absent: 0.")
SEEDS = Key(
    name="seeds",
    shape=ListOf(Whole(0, _LARGEST_SEED)),
    doc="A case for each seed, named with -1, -2, ... behind the name.",
)
GENERATE = Key(
    name="generate",
    shape=Section(
        name="generate",
        doc="A case, or several, made by a function; the reference solution says the answers.",
        keys=(WITH, SIZE, SEED, SEEDS),
        rivals=("seed", "seeds"),
    ),
    doc="A case, or several, made by a function of generate.py.",
)
CASE = Section(
    name="case",
    doc="A test case.",
    keys=(NAME, SAMPLE, GROUP, INPUT, ANSWER, FILES, GENERATE, EXPLAIN, CONVERSATION),
    one_of=("input", "files", "generate"),
    needs=(("answer", "input"), ("conversation", "sample")),
)
CASES: Key[list[Fields]] = Key(
    name="cases",
    shape=ListOf(CASE),
    doc="The test cases in the order of judging; further pairs cases/*.in, *.ans come after them.",
    example="[{name: a, sample: true, input: {...}, answer: ...}]",
)

POINTS = Key(
    name="points",
    shape=Number(0, 1_000_000),
    doc="What the group is worth when all of its cases are accepted.",
    example="30",
    required=True,
)
GROUP_TITLE = Key(name="title", shape=LINE, doc="What the group is about.")
GROUPS = Key(
    name="groups",
    shape=MapOf(LABEL, Section(name="group", doc="A test group.", keys=(POINTS, GROUP_TITLE))),
    doc="Test groups (subtasks) by name, in order.",
)


def read_groups(problem: Fields) -> tuple[Group, ...]:
    """Return the groups in the order of the file."""
    return tuple(
        Group(name=name, points=fields.get(POINTS) or 0, title=fields.get(GROUP_TITLE))
        for name, fields in (problem.get(GROUPS) or {}).items()
    )


@dataclass(slots=True, kw_only=True)
class CaseReader:
    """Reads the cases of one problem; ``contract`` is None where it is itself wrong.

    ``generators`` are the functions of generate.py, None where there is no such file.
    """

    folder: Path
    contract: Contract | None
    checker: CheckerName
    kind: Kind
    groups: tuple[str, ...]
    generators: frozenset[str] | None
    mistakes: Mistakes
    _first: dict[str, Place] = field(init=False, default_factory=dict)

    def read(self, problem: Fields) -> tuple[Case, ...]:
        """All cases, the raw files that nobody lists after the others."""
        listed = [case for fields in problem.get(CASES) or [] for case in self._read_case(fields)]
        cases = [*listed, *self._unlisted(listed)]
        if not cases and not problem.given(CASES):
            self.mistakes.add(
                problem.node,
                CASES.name,
                f"the problem has no case; add {CASES.name}: {CASES.example}",
                f"테스트 케이스가 없습니다. 추가하세요. 예: {CASES.name}: {CASES.example}",
            )
        return tuple(cases)

    def _read_case(self, fields: Fields) -> Iterator[Case]:
        name = fields.get(NAME)
        self._check_group(fields)
        self._check_conversation(fields)
        for suffix, data in self._data(fields):
            if name is None:
                continue
            place = self.mistakes.place(fields.node)
            full = name + suffix
            self._check_name(full, self.mistakes.place(fields.node_of(NAME)), fields.path_of(NAME))
            yield Case(
                name=full,
                sample=fields.get(SAMPLE) or False,
                group=fields.get(GROUP),
                data=data,
                explain=fields.get(EXPLAIN),
                conversation=fields.get(CONVERSATION) or (),
                place=place,
            )

    def _check_conversation(self, fields: Fields) -> None:
        if self.kind is not Kind.INTERACTIVE and fields.given(CONVERSATION):
            self.mistakes.add(
                fields.node_of(CONVERSATION),
                fields.path_of(CONVERSATION),
                f"nobody talks in a problem of kind {self.kind}; remove the conversation",
                f"{self.kind} 문제에는 대화가 없습니다. conversation을 지우세요",
            )

    def _check_name(self, name: str, at: Place, key: str) -> None:
        first = self._first.setdefault(name, at)
        if first is not at:
            self.mistakes.add(
                at,
                key,
                f"the case of line {first.line} is called {name} as well; choose another name",
                f"{first.line}번째 줄의 케이스 이름도 {name}입니다. 다른 이름을 쓰세요",
            )

    def _check_group(self, fields: Fields) -> None:
        group = fields.get(GROUP)
        if group is None or group in self.groups or self.mistakes.under(GROUPS.name):
            return
        hint = did_you_mean(group, self.groups)
        advice = (
            Text("", "") if self.groups else Text("; define it under groups", " groups에 쓰세요.")
        )
        self.mistakes.add(
            fields.node_of(GROUP),
            fields.path_of(GROUP),
            f"there is no group {group}{hint.en}{advice.en}",
            f"{group} 그룹이 없습니다.{hint.ko}{advice.ko}",
        )

    def _data(self, fields: Fields) -> Iterator[tuple[str, Inline | Files | Generated]]:
        """Yield what each case holds, with what is to be put behind its name."""
        if fields.given(INPUT):
            inline = read_inline(fields, self.contract, self.mistakes)
            if inline is not None:
                yield "", inline
        elif (path := fields.get(FILES)) is not None:
            files = Files(input=self.folder / f"{path}.in", answer=self.folder / f"{path}.ans")
            at = self.mistakes.place(fields.node_of(FILES))
            self._raw().check(files, at, fields.path_of(FILES))
            yield "", files
        elif (generate := fields.get(GENERATE)) is not None:
            yield from self._generated(generate)

    def _raw(self) -> RawChecker:
        return RawChecker(
            folder=self.folder,
            contract=self.contract,
            checker=self.checker,
            mistakes=self.mistakes,
        )

    def _generated(self, fields: Fields) -> Iterator[tuple[str, Generated]]:
        generator, seeds = fields.get(WITH), fields.get(SEEDS)
        if generator is None:
            return
        self._check_generator(generator, fields)
        size = fields.get(SIZE)
        if seeds is None:
            yield "", Generated(generator=generator, size=size, seed=fields.get(SEED) or 0)
            return
        if len(set(seeds)) < len(seeds):
            self.mistakes.add(
                fields.node_of(SEEDS),
                fields.path_of(SEEDS),
                "a seed is given twice, and would make the same case again; remove one",
                "같은 시드가 두 번 있습니다. 같은 케이스가 되므로 하나를 지우세요",
            )
        for number, seed in enumerate(seeds, start=1):
            yield f"-{number}", Generated(generator=generator, size=size, seed=seed)

    def _check_generator(self, generator: str, fields: Fields) -> None:
        node, path = fields.node_of(WITH), fields.path_of(WITH)
        if self.generators is None:
            self.mistakes.add(
                node,
                path,
                f"there is no generate.py in the problem's folder; define {generator} in it",
                f"문제 폴더에 generate.py가 없습니다. {generator} 함수를 작성하세요",
            )
        elif generator not in self.generators:
            hint = did_you_mean(generator, sorted(self.generators))
            self.mistakes.add(
                node,
                path,
                f"generate.py has no function {generator}{hint.en}",
                f"generate.py에 {generator} 함수가 없습니다.{hint.ko}",
            )

    def _unlisted(self, listed: list[Case]) -> Iterator[Case]:
        known = {case.data.input for case in listed if isinstance(case.data, Files)}
        for name, files in raw_pairs(self.folder, self.mistakes):
            if files.input in known:
                continue
            place = Place(file=files.input)
            self._raw().check(files, place, "")
            self._check_name(name, place, FOLDER)
            yield Case(
                name=name,
                sample=name.startswith("sample"),
                group=None,
                data=files,
                place=place,
            )


def read_inline(fields: Fields, contract: Contract | None, mistakes: Mistakes) -> Inline | None:
    """Read ``input`` and ``answer``; None after noting what is wrong with them."""
    node, path = fields.node_of(INPUT), fields.path_of(INPUT)
    if contract is None or fields.get(INPUT) is None:
        return None
    if contract.raw:
        mistakes.add(
            node,
            path,
            "the problem has no parameters; put the case into cases/NAME.in and NAME.ans",
            "매개변수가 없는 문제입니다. 케이스를 cases/NAME.in, NAME.ans 파일로 두세요",
        )
        return None
    values = read_input(node, contract, path, mistakes)
    if values is None:
        return None
    _check_layout(values, contract, (node, path), mistakes)
    if not fields.given(ANSWER):
        return Inline(input=values, answer=None, has_answer=False)
    answer = _read_answer(fields, contract, values, mistakes)
    return None if answer is None else Inline(input=values, answer=answer)


def _read_answer(
    fields: Fields, contract: Contract, values: dict[str, Any], mistakes: Mistakes
) -> Any:
    if fields.get(ANSWER) is None:
        return None
    node, path = fields.node_of(ANSWER), fields.path_of(ANSWER)
    if contract.returns is not None:
        return read_answer(node, contract, values, path, mistakes)
    mistakes.add(
        node,
        path,
        "the interactor decides, so that a case has no answer; remove it",
        "인터랙터가 판정하므로 케이스에 답이 없습니다. answer를 지우세요",
    )
    return None


def _check_layout(
    values: dict[str, Any], contract: Contract, at: tuple[Any, str], mistakes: Mistakes
) -> None:
    """Note an input that cannot be written on standard input, such as a word with a space."""
    try:
        if contract.stdin is not None:
            contract.stdin.format(values)
    except LayoutError as error:
        _, en, ko = split_line(error)
        mistakes.add(*at, en, ko)
