"""``judge schema``: what editors need to complete and check the files that people write."""

from collections.abc import Callable
from typing import Any

from judge.catalog.schema import (
    examples_schema,
    own_cases_schema,
    problem_schema,
    set_schema,
    workspace_schema,
)
from judge.cli.context import Context
from judge.cli.parameters import Argument, Command, OneOf
from judge.cli.registry import ENTRIES
from judge.model.text import Text

_SCHEMAS: dict[str, Callable[[], Any]] = {
    "problem": problem_schema,
    "workspace": workspace_schema,
    "cases": own_cases_schema,
    "set": set_schema,
    "examples": examples_schema,
}


def schema(context: Context, *, of: str) -> None:
    """Write one schema."""
    context.terminal.show_json(_SCHEMAS[of]())


COMMAND = Command(
    "schema",
    schema,
    summary=ENTRIES["schema"].summary,
    params=[
        Argument(
            "of",
            required=False,
            default="problem",
            metavar="FILE",
            type=OneOf(*_SCHEMAS),
            text=Text(
                "problem (problem.yaml; default), workspace (judge.yaml), cases (cases.yaml), set "
                "(a file of problems/sets), examples (examples.yaml).",
                "problem(problem.yaml, 기본값), workspace(judge.yaml), cases(cases.yaml), "
                "set(problems/sets의 파일), examples(examples.yaml) 중 하나.",
            ),
        )
    ],
)
