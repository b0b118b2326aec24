"""What an interviewer asks next: first of this very code and its record, then what is usual."""

from judge.cli.desk import Desk
from judge.cli.evidence import attempts_at, current, note_file
from judge.errors import JudgeError
from judge.model.problem import Problem, ProblemHead
from judge.model.sql_problem import SqlProblem
from judge.model.text import Text
from judge.study.rehearsal.follow_up import follow_up

_MOST_OWN = 5  # of the questions that the record gives, the most specific ones


def next_question(desk: Desk, problem: ProblemHead, times: int) -> Text:
    """Return the question; ``times``, how often the item was practised, makes it another one."""
    return follow_up(problem, times, _own_questions(desk, problem))


def _own_questions(desk: Desk, problem: ProblemHead) -> tuple[Text, ...]:
    """Return what the learner's solution and attempts ask for; nothing where there are none."""
    if not isinstance(problem, Problem | SqlProblem):
        return ()
    from judge.study.notes.document import load_note  # with YAML 25 ms, at the end of a rehearsal
    from judge.study.questions.ask import Record, questions_of

    file = note_file(desk.workspace, problem.slug)
    try:
        selection = current(desk.context, desk.workspace, problem)
        note = load_note(file) if file.exists() else None
    except JudgeError:  # a solution or a note that cannot be read is told by their own commands
        return ()
    record = Record(
        problem=problem,
        submission=selection.submission if selection else None,
        attempts=attempts_at(desk.around, problem.slug),
        note=note,
    )
    found = questions_of(record, desk.context.zone)
    return tuple(question.asks for question in found[:_MOST_OWN])
