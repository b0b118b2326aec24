"""What an answer to a written question comes to, as facts beside its grade."""

from collections.abc import Collection, Mapping

from judge.model.assessment import Assessment, PointState
from judge.model.written import WrittenProblem
from judge.study.schedule.row import Facts


def facts_of_answer(
    problem: WrittenProblem, found: Assessment, grades: Mapping[str, int] | None = None
) -> Facts:
    """Sum up what was found in a written answer.

    ``grades`` are the learner's own, 0 to 2 by point: they say what was missed. What was mentioned
    stays what was found.
    """
    mentioned = [each.id for each in found.told]
    known = mentioned if grades is None else [id_ for id_, grade in grades.items() if grade]
    return Facts(
        mentioned=len(mentioned),
        expected=problem.expected_points,
        doubtful=doubtful_in(found),
        missed=missed(problem, known),
    )


def doubtful_in(found: Assessment) -> int:
    """Count the points that seem to be denied, and the common errors with what they are about."""
    wrong = {each.sentence for each in found.misconceptions}
    denied = [each for each in found.points if each.state is PointState.NEGATED]
    return sum(each.sentence not in wrong for each in denied) + len(found.misconceptions)


def missed(problem: WrittenProblem, mentioned: Collection[str]) -> tuple[str, ...]:
    """Return the heaviest points that lack for a good answer; all are never asked for."""
    lacking = [point for point in problem.points if point.id not in mentioned]
    heaviest = sorted(lacking, key=lambda point: -point.weight)
    return tuple(point.id for point in heaviest[: max(0, problem.expected_points - len(mentioned))])
