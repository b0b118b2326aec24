"""Proves a rubric: its sample answers are found to say what their author says that they say.

The loader has refused what is wrong by itself. Here the answers are read, the model answer too,
and words are pointed out that find too much, or nothing. No sandbox is needed.
"""

from collections.abc import Collection, Iterator

from judge.authoring.finding import Finding, ProblemVerified, Severity
from judge.errors import Place
from judge.judging.written.aliases import Slow, find, found, read
from judge.judging.written.assess import assess
from judge.judging.written.sentences import LONGEST
from judge.judging.written.sighting import mark
from judge.judging.written.wording import count_words
from judge.model.assessment import Assessment, PointState
from judge.model.folding import compose
from judge.model.text import Locale, Text
from judge.model.written import (
    REGEX,
    Aliases,
    Genre,
    Misconception,
    Point,
    SampleAnswer,
    WrittenProblem,
)

_GREEDY = 3  # model sentences of other points in which a word stands that finds too much
_MODEL_WORDS = {Locale.EN: (150, 350), Locale.KO: (90, 350)}
_PROBES = ("a" * LONGEST, "가" * LONGEST, "a b " * (LONGEST // 4), "1" * LONGEST + "!")
_PROBE_SECONDS = 0.4


def verify_written(problem: WrittenProblem) -> Iterator[Finding | ProblemVerified]:
    """Prove ``problem``; the last thing yielded is ProblemVerified."""
    sound = True
    for finding in _findings(problem):
        sound = sound and finding.severity is not Severity.ERROR
        yield finding
    yield ProblemVerified(slug=problem.slug, sound=sound)


def _findings(problem: WrittenProblem) -> Iterator[Finding]:
    slow = list(_slow_expressions(problem))
    yield from slow
    if slow:
        return
    assessed = [(sample, assess(problem, sample.text)) for sample in problem.samples]
    for sample, assessment in assessed:
        yield from _check_sample(problem, sample, assessment)
    yield from _check_model(problem)
    yield from _say_themselves(problem)
    yield from _greedy_words(problem)
    yield from _lost_signs(problem)
    yield from _untested(problem, [assessment for _, assessment in assessed])


def _check_sample(
    problem: WrittenProblem, sample: SampleAnswer, seen: Assessment
) -> Iterator[Finding]:
    named = {each.id: each for each in seen.points if each.state is not PointState.MISSING}
    mentioned = {each.id for each in seen.mentioned}
    for id_ in _missing(sample.points, mentioned):
        denied = Text("", "")
        if id_ in named:
            denied = Text(
                f"; it seems to be denied in: {named[id_].sentence}",
                f". 부정한 것으로 보입니다: {named[id_].sentence}",
            )
        yield _error(sample, f"{id_} is not found{denied.en}", f"{id_}: 찾지 못했습니다{denied.ko}")
    for id_ in _missing(mentioned, sample.points):
        why = _witness(_point(problem, id_), named[id_].sentence or "")
        yield _error(
            sample,
            f"{id_} is found and should not be{why.en}",
            f"{id_}: 없어야 하는데 찾았습니다{why.ko}",
        )
    negated = {id_ for id_ in named if id_ not in mentioned}
    yield from _differences(
        sample, Text("negated", "부정"), sample.negated, negated, dict(_evidence(seen))
    )
    yield from _differences(
        sample,
        Text("misconception", "오해"),
        sample.misconceptions,
        {each.id for each in seen.misconceptions},
        {each.id: each.sentence for each in seen.misconceptions},
    )
    if sample.tradeoffs is not None:
        yield from _differences(
            sample,
            Text("trade-off", "대가"),
            sample.tradeoffs,
            set(seen.tradeoffs),
            {each.id: each.tradeoff or "" for each in seen.points},
        )
    if sample.cells is not None:
        yield from _differences(
            sample,
            Text("cell", "칸"),
            [".".join(cell) for cell in sample.cells],
            {f"{each.item}.{each.axis}" for each in seen.cells},
            {f"{each.item}.{each.axis}": each.sentence for each in seen.cells},
        )
    yield from _check_soup(sample, seen)


def _evidence(seen: Assessment) -> Iterator[tuple[str, str]]:
    for each in seen.points:
        yield each.id, each.sentence or ""


def _differences(
    sample: SampleAnswer,
    what: Text,
    wanted: Collection[str],
    seen: Collection[str],
    evidence: dict[str, str],
) -> Iterator[Finding]:
    """Name each one that was missed, and each one too many with the sentence that shows it."""
    for id_ in _missing(wanted, seen):
        yield _error(sample, f"{what.en} {id_} is not found", f"{what.ko} {id_}: 찾지 못했습니다")
    for id_ in _missing(seen, wanted):
        yield _error(
            sample,
            f"{what.en} {id_} is found and should not be, in: {evidence.get(id_, '')}",
            f"{what.ko} {id_}: 없어야 하는데 찾았습니다. 문장: {evidence.get(id_, '')}",
        )


def _check_soup(sample: SampleAnswer, seen: Assessment) -> Iterator[Finding]:
    if not sample.soup:
        return
    explained = [each.id for each in seen.points if each.state is PointState.EXPLAINED]
    if not seen.soup:
        yield _error(
            sample,
            "this is not seen as a list of keywords; name four points or more without a verb",
            "낱말만 늘어놓은 답안으로 보이지 않습니다. 동사 없이 요점을 네 개 이상 쓰세요",
        )
    elif explained:
        names = ", ".join(explained)
        yield _error(
            sample, f"a soup explains nothing, but {names} is", f"{names}: 설명한 것으로 보입니다"
        )


def _witness(point: Point, sentence: str) -> Text:
    """Say which alias found the point, or that its examples did."""
    reading, slow = read(sentence), Slow()
    words = (*point.any_of.words, *point.weak.words)
    alias = next((word for word in words if any(find(word, reading, slow))), None)
    if alias is None:
        return Text(f", like its examples, in: {sentence}", f"(예문과 비슷함). 문장: {sentence}")
    return Text(f", by the alias {alias} in: {sentence}", f"({alias}). 문장: {sentence}")


def _check_model(problem: WrittenProblem) -> Iterator[Finding]:
    for locale in Locale:
        text = problem.model_answer.say(locale)
        for blank in problem.blanks:
            text = text.replace(mark(blank.id), "…")
        seen = assess(problem, text)
        points, groups = len(seen.mentioned), len(seen.groups)
        if points < problem.expected_points or groups < problem.expected_groups:
            yield _finding(
                Severity.ERROR,
                problem.place,
                f"model.{locale}: it mentions {points} points of {groups} groups, and "
                f"{problem.expected_points} of {problem.expected_groups} are expected",
                f"model.{locale}: 요점 {points}개, 그룹 {groups}개를 언급합니다. 기대는 요점 "
                f"{problem.expected_points}개, 그룹 {problem.expected_groups}개입니다",
            )
        for each in seen.misconceptions:
            yield _finding(
                Severity.ERROR,
                problem.place,
                f"model.{locale}: the misconception {each.id} is found in: {each.sentence}",
                f"model.{locale}: 오해 {each.id}를 찾았습니다. 문장: {each.sentence}",
            )
        words, (least, most) = count_words(text), _MODEL_WORDS[locale]
        if not least <= words <= most and problem.genre is not Genre.BEHAVIOURAL:
            yield _finding(
                Severity.WARNING,
                problem.place,
                f"model.{locale}: {words} words; {least} to {most} can be said in the time",
                f"model.{locale}: 낱말 {words}개입니다. {least}~{most}개가 알맞습니다",
            )


def _say_themselves(problem: WrittenProblem) -> Iterator[Finding]:
    """Point out model sentences in which their own point is not found."""
    slow = Slow()
    for point in problem.points:
        for locale in Locale:
            reading = read(point.says.say(locale))
            if not found(point.any_of, reading, slow) and not found(point.weak, reading, slow):
                yield _finding(
                    Severity.WARNING,
                    problem.place,
                    f"points.{point.id}.say.{locale}: none of its own aliases finds it",
                    f"points.{point.id}.say.{locale}: 자신의 any로 찾을 수 없습니다",
                )


def _greedy_words(problem: WrittenProblem) -> Iterator[Finding]:
    """Point out aliases that stand in the model sentences of several other points."""
    slow = Slow()
    says = {
        point.id: [read(point.says.say(locale)) for locale in Locale] for point in problem.points
    }
    for point in problem.points:
        for word in point.any_of.words:
            others = [
                id_
                for id_, readings in says.items()
                if id_ != point.id and any(any(find(word, each, slow)) for each in readings)
            ]
            if len(others) >= _GREEDY:
                names = ", ".join(others)
                yield _finding(
                    Severity.WARNING,
                    problem.place,
                    f"points.{point.id}: the alias {word} also finds {names}; is it too wide?",
                    f"points.{point.id}: {word}는 {names}의 문장도 찾습니다. 너무 넓지 않나요?",
                )


def _lost_signs(problem: WrittenProblem) -> Iterator[Finding]:
    """Point out signs of expressions that no folded sentence has, such as typographic quotes."""
    for owner, aliases in _all_aliases(problem):
        for word in aliases.words + aliases.near:
            lost = " ".join(sorted({sign for sign in word if compose(sign) != sign}))
            if word.startswith(REGEX) and lost:
                yield _finding(
                    Severity.WARNING,
                    problem.place,
                    f"{owner}: {word} never finds {lost}, as answers are folded; write "
                    f"{compose(lost)}",
                    f"{owner}: {word} 정규식의 기호는 답안에서 다른 기호로 바꾸어 읽으므로 맞지 "
                    f"않습니다: {lost}. 이렇게 쓰세요: {compose(lost)}",
                )


def _untested(problem: WrittenProblem, seen: list[Assessment]) -> Iterator[Finding]:
    """Point out what no sample mentions."""
    mentioned = {each.id for assessment in seen for each in assessment.mentioned}
    made = {each.id for assessment in seen for each in assessment.misconceptions}
    untested = [
        *(f"points.{each.id}" for each in problem.points if each.id not in mentioned),
        *(f"misconceptions.{each.id}" for each in problem.misconceptions if each.id not in made),
    ]
    if untested:
        names = ", ".join(untested)
        yield _finding(
            Severity.WARNING,
            problem.place,
            f"no sample mentions {names}; their words are untested",
            f"어느 답안 예시에도 없는 항목입니다: {names}. 시험되지 않았습니다",
        )


def _slow_expressions(problem: WrittenProblem) -> Iterator[Finding]:
    """Find expressions that some text of one sentence's length keeps busy for too long."""
    for owner, aliases in _all_aliases(problem):
        for word in aliases.words + aliases.near:
            if not word.startswith(REGEX):
                continue
            slow = Slow(_PROBE_SECONDS)
            own = "".join(letter for letter in word if letter.isalnum())
            for probe in (*_PROBES, (own * LONGEST)[:LONGEST]):
                list(find(word, read(probe), slow))
            if slow.words:
                yield _finding(
                    Severity.ERROR,
                    problem.place,
                    f"{owner}: {word} takes too long on some sentences; bound what repeats, "
                    "such as [^.]{0,20}",
                    f"{owner}: {word} 정규식이 너무 오래 걸리는 문장이 있습니다. [^.]{{0,20}}처럼 "
                    "반복을 제한하세요",
                )


def _all_aliases(problem: WrittenProblem) -> Iterator[tuple[str, Aliases]]:
    for point in problem.points:
        for aliases in (point.any_of, point.weak, point.why, point.tradeoff):
            yield f"points.{point.id}", aliases
    for misconception in problem.misconceptions:
        for aliases in _words_of(misconception):
            yield f"misconceptions.{misconception.id}", aliases
    if problem.matrix is not None:
        for named in (*problem.matrix.items, *problem.matrix.axes):
            yield f"compare.{named.id}", named.any_of


def _words_of(misconception: Misconception) -> Iterator[Aliases]:
    """Yield all the lists of words of a common error."""
    yield from (misconception.any_of, misconception.unless)
    for each in misconception.together:
        yield from (*each.all_of, each.unless)


def _point(problem: WrittenProblem, id_: str) -> Point:
    return next(point for point in problem.points if point.id == id_)


def _missing(wanted: Collection[str], there: Collection[str]) -> list[str]:
    return sorted(set(wanted) - set(there))


def _error(sample: SampleAnswer, en: str, ko: str) -> Finding:
    name = f"samples.{sample.name}"
    return _finding(Severity.ERROR, sample.place, f"{name}: {en}", f"{name}: {ko}")


def _finding(severity: Severity, place: Place, en: str, ko: str) -> Finding:
    return Finding(severity=severity, place=place, text=Text(en, ko))
