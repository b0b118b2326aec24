"""The JSON Schemas: made of the readers' tables, and in agreement with the readers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from judge.catalog.own_cases import OWN_CASES
from judge.catalog.own_tables import OWN_SQL_CASES
from judge.catalog.problem_file import PROBLEM
from judge.catalog.problem_set_file import SET
from judge.catalog.schema import (
    own_cases_schema,
    problem_schema,
    set_schema,
    workspace_schema,
)
from judge.catalog.section import Section
from judge.catalog.sql_problem_file import SQL_PROBLEM
from judge.catalog.workspace_file import SETTINGS
from judge.catalog.written_problem_file import WRITTEN_PROBLEM

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*/problem.yaml"))
SHIPPED = sorted((HERE.parents[1] / "problems").glob("*/problem.yaml"))
# Mistakes that need no knowledge of other keys, of other files, or of YAML 1.1.
SIMPLE_MISTAKES = (
    *("bad_identifiers", "case_answer_alone", "case_names", "case_without_anything"),
    *("checker_tolerance", "checker_unknown", "durations_and_sizes", "empty_values"),
    *(
        "generator_seeds",
        "group_points",
        "half_bilingual",
        "kind_of_the_future",
        "level_and_format",
    ),
    *("missing_keys", "not_a_mapping", "number_as_text", "number_out_of_span"),
    *("quoted_flag_and_number", "reserved_names", "several_at_once", "sorted_how"),
    *("written_missing_keys", "written_points", "written_samples"),
    *("topics_and_hints", "truth_as_key", "unknown_key", "unknown_key_far"),
)
SETS = sorted((HERE.parents[1] / "problems" / "sets").glob("*.yaml"))
SCHEMAS = {
    "problem": problem_schema(),
    "judge": workspace_schema(),
    "cases": own_cases_schema(),
    "set": set_schema(),
}


def _valid(schema: dict[str, Any], document: object) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(document)


def _read(file: Path) -> object:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    """Each is a correct schema of draft 2020-12, and every reference leads somewhere."""
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    references = {
        each["$ref"].removeprefix("#/$defs/") for each in _objects(schema) if "$ref" in each
    }

    assert schema["$schema"].endswith("2020-12/schema")
    assert references == set(schema["$defs"])


@pytest.mark.parametrize(
    "name, section",
    [
        ("problem", PROBLEM),
        ("problem", SQL_PROBLEM),
        ("problem", WRITTEN_PROBLEM),
        ("judge", SETTINGS),
        ("cases", OWN_CASES),
        ("cases", OWN_SQL_CASES),
        ("set", SET),
    ],
)
def test_every_key_is_described(name: str, section: Section) -> None:
    """Editors show a sentence for each key, and know each key."""
    schema = SCHEMAS[name]
    whole = schema["$defs"].get(section.name, schema)

    assert list(whole["properties"]) == [key.name for key in section.keys]
    for each in _objects(SCHEMAS[name]):
        for key, value in each.get("properties", {}).items():
            assert "const" in value or value["description"].endswith("."), key


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


@pytest.mark.parametrize("file", [*GOOD, *SHIPPED], ids=lambda file: file.parent.name)
def test_what_the_reader_accepts_the_schema_accepts(file: Path) -> None:
    """No editor complains about a good problem."""
    jsonschema.validate(_read(file), SCHEMAS["problem"])


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.stem)
def test_sets_keep_to_their_schema(file: Path) -> None:
    """No editor complains about a set that ships."""
    jsonschema.validate(_read(file), SCHEMAS["set"])


@pytest.mark.parametrize("name", SIMPLE_MISTAKES)
def test_simple_mistakes_are_refused_by_the_schema(name: str) -> None:
    """What is wrong by itself is wrong in the editor, too."""
    assert not _valid(SCHEMAS["problem"], _read(HERE / "mistakes" / f"{name}.yaml"))


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\ncases:\n",
        "format: 1\ncases: []\n",
        "format: 1\ncases:\n  - name: a\n    input: {xs: [1]}\n    answer: 1\n",
    ],
)
def test_own_cases_may_be_none(text: str) -> None:
    """A learner may delete the last case."""
    jsonschema.validate(yaml.safe_load(text), SCHEMAS["cases"])


@pytest.mark.parametrize(
    "text", ["format: 1\nlocale: fr\n", "locale: ko\n", "format: 1\nediter: vi\n"]
)
def test_wrong_settings_are_refused(text: str) -> None:
    """Settings are closed sets of keys and words."""
    assert not _valid(SCHEMAS["judge"], yaml.safe_load(text))
