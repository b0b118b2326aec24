"""JSON Schemas of the files that people write, made of the tables that read them.

Editors complete and check from these. They are a little wider than the readers: whether a case
fits the parameters, or a name refers to anything, only the readers know.
"""

from judge.catalog.example_file import EXAMPLES
from judge.catalog.heading import KIND
from judge.catalog.own_cases import OWN_CASES
from judge.catalog.own_tables import OWN_SQL_CASES
from judge.catalog.problem_file import PROBLEM
from judge.catalog.problem_set_file import SET
from judge.catalog.section import Section
from judge.catalog.shape import Schema
from judge.catalog.sql_problem_file import SQL_PROBLEM
from judge.catalog.workspace_file import SETTINGS
from judge.catalog.written_problem_file import WRITTEN_PROBLEM
from judge.model.problem import Kind

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def problem_schema() -> Schema:
    """Make the schema of ``problem.yaml``: that of its kind."""
    definitions: Schema = {}
    usual, sql = PROBLEM.schema(definitions), SQL_PROBLEM.schema(definitions)
    written = WRITTEN_PROBLEM.schema(definitions)
    return {
        "$schema": _DRAFT,
        "title": "problem.yaml: a problem of the judge",
        **_if_kind(Kind.SQL, sql, _if_kind(Kind.WRITTEN, written, usual)),
        "$defs": dict(sorted(definitions.items())),
    }


def _if_kind(kind: Kind, then: Schema, otherwise: Schema) -> Schema:
    is_kind = {"required": [KIND.name], "properties": {KIND.name: {"const": kind.value}}}
    return {"if": is_kind, "then": then, "else": otherwise}


def workspace_schema() -> Schema:
    """Make the schema of ``judge.yaml``."""
    return _schema(SETTINGS, "judge.yaml: settings of a workspace")


def set_schema() -> Schema:
    """Make the schema of a file of ``problems/sets/``."""
    return _schema(SET, "A set of problems: a mock examination, or what is to be studied")


def examples_schema() -> Schema:
    """Make the schema of a written problem's ``examples.yaml``."""
    return _schema(EXAMPLES, "examples.yaml: what people say, for a rubric to learn from")


def own_cases_schema() -> Schema:
    """Make the schema of a learner's ``cases.yaml``."""
    definitions: Schema = {}
    kinds = [section.schema(definitions) for section in (OWN_CASES, OWN_SQL_CASES)]
    return {
        "$schema": _DRAFT,
        "title": "cases.yaml: a learner's own test cases",
        "anyOf": kinds,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(section: Section, title: str) -> Schema:
    definitions: Schema = {}
    whole = section.whole_schema(definitions)
    return {"$schema": _DRAFT, "title": title, **whole, "$defs": dict(sorted(definitions.items()))}
