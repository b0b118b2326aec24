"""Runs a Python submission on one input in the sandbox and records its variables on the way."""

from collections.abc import Sequence
from dataclasses import replace

from judge.frozen import frozen
from judge.judging.inputs import signature_of
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.properties.answers import call_for
from judge.properties.loop import LIMITS, Source, ask_many
from judge.properties.parts import Values

_MOST_MOMENTS = 20_000
_LIMITS = replace(LIMITS, cpu_seconds=5, wall_seconds=15)

UNSET = "\0"  # in a moment: the variable has no value yet
LONG = "\1"  # its value is too long to be kept

Moment = tuple[str, ...]
"""The values of the named variables as Python writes them, or UNSET, or LONG."""


@frozen
class Trace:
    """The moments of a run, repeats left out; ``whole``: it was recorded to its end."""

    moments: tuple[Moment, ...]
    whole: bool


def can_trace(submission: Submission) -> bool:
    """Whether the language is the interpreter's own."""
    return by_id(submission.language).own_interpreter


def trace(
    problem: Problem,
    submission: Submission,
    values: Values,
    names: Sequence[str],
    machine: Machine,
) -> Trace | None:
    """Record the variables ``names``; None where the run left nothing behind."""
    function = submission.style is Style.FUNCTION
    source = Source(
        file="traced.py",  # no other code in that process is called so
        text=submission.source,
        how="trace",
        signature=signature_of(problem) if function else None,
        limits=_LIMITS,
    )
    call = {
        "input": call_for(problem, submission.style, values),
        "names": list(names),
        "most": _MOST_MOMENTS,
    }
    (reply,) = ask_many(source, [call], machine)
    if reply is None or "moments" not in reply:
        return None
    moments = tuple(tuple(moment) for moment in reply["moments"])
    return Trace(moments=moments, whole=bool(reply["whole"]) and not reply["failed"])
