"""Problems to speak about, made by hand."""

from pathlib import Path

from judge.errors import Place
from judge.model.problem import Kind, ProblemHead
from judge.model.text import Text
from judge.model.written import Aliases, FollowUp, Genre, Named, Point, WrittenProblem


def head(kind: Kind) -> ProblemHead:
    """Make what every problem has."""
    return ProblemHead(
        slug="pair",
        folder=Path("pair"),
        kind=kind,
        title=Text("Pair", "짝"),
        level=1,
        topics=(),
        statement=Text("s", "s"),
        hints=(),
        place=Place(file=Path("p")),
    )


def written(genre: Genre, *points: str, followups: tuple[str, ...] = ()) -> WrittenProblem:
    """Make a written question with points of rising weight."""
    return WrittenProblem(
        slug="overload",
        folder=Path("overload"),
        kind=Kind.WRITTEN,
        title=Text("Overload", "과부하"),
        level=2,
        topics=("written",),
        statement=Text("What helps?", "무엇이 도움이 되나요?"),
        hints=(),
        place=Place(file=Path("p")),
        genre=genre,
        diagram=None,
        write_seconds=720.0,
        speak_seconds=90.0,
        expected_points=2,
        expected_groups=1,
        groups=(Named(id="g", title=Text("Reduce", "줄이기")),),
        points=tuple(
            Point(
                id=each,
                group="g",
                weight=number,
                title=Text(each, each),
                says=Text(f"use {each}", f"{each} 쓰기"),
                any_of=Aliases(words=(each,)),
            )
            for number, each in enumerate(points, start=1)
        ),
        matrix=None,
        misconceptions=(),
        negation={},
        model_answer=Text("", ""),
        blanks=(),
        followups=tuple(FollowUp(asks=Text(each, each)) for each in followups),
        samples=(),
        sources=(),
    )
