"""Python: both styles run through ``harness/main.py``, compiled around the solution."""

import json

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import ListShape, RecordShape, ScalarShape, Shape, Shapes
from judge.languages.unit import Task, Unit, harness_text, text_file
from judge.model.domain import Scalar
from judge.model.execution import ProgramFile
from judge.model.language import Language

_TYPES = {
    Scalar.INT: "int",
    Scalar.FLOAT: "float",
    Scalar.STR: "str",
    Scalar.CHAR: "str",
    Scalar.BOOL: "bool",
}
_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0.0",
    Scalar.STR: '""',
    Scalar.CHAR: '""',
    Scalar.BOOL: "False",
}


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return ``def solution(numbers: list[int], target: int) -> list[int]:`` and so on."""
    parameters = ", ".join(
        f"{safe_name(name, language)}: {_type(shape)}" for name, shape in shapes.parameters
    )
    head = f"def {shapes.function}({parameters}) -> {_type(shapes.returns)}:"
    function = f"{head}\n    return {_empty(shapes.returns)}\n"
    if not shapes.records:
        return function
    classes = [_class(record, language) for record in shapes.records]
    return "\n\n".join(["from typing import NamedTuple\n", *classes, function])


def write_unit(task: Task) -> Unit:
    """Return the solution, the harness, what to call, and the program that joins them."""
    wanted = {
        "packages": [str(folder) for folder in task.packages],
        "call": None if task.shapes is None else call_of(task.shapes, task.language),
        "folder": "." if task.files else None,
    }
    sources = (
        text_file("solution.py", task.source),
        text_file("main.py", harness_text("main.py")),
        text_file("task.json", json.dumps(wanted)),
        text_file("compile.py", harness_text("compile.py")),
    )
    return Unit(sources=sources, compiled=("solution.py",), entry="main.pyc", boxed=_boxed(task))


def _boxed(task: Task) -> tuple[ProgramFile, ...]:
    """Return what a program of several files may import: the others, and the source itself."""
    if not task.files:
        return ()
    return (*task.files, text_file(task.name or "solution.py", task.source))


def call_of(shapes: Shapes, language: Language) -> list[object]:
    """Say what to call: the function, conversions of its arguments, records with their fields."""
    records = [
        [class_name(record.name), [safe_name(name, language) for name, _ in record.fields]]
        for record in shapes.records
    ]
    return [shapes.function, [conversion(shape) for _, shape in shapes.parameters], records]


def conversion(shape: Shape) -> list[object] | None:
    """Say how a value of JSON becomes one of the language; None where it is one already."""
    match shape:
        case ScalarShape():
            return None
        case ListShape(item=item):
            inner = conversion(item)
            return None if inner is None else ["list", inner]
        case RecordShape(name=name, fields=fields):
            return ["record", class_name(name), [conversion(field) for _, field in fields]]


def _class(record: RecordShape, language: Language) -> str:
    fields = [f"    {safe_name(name, language)}: {_type(shape)}\n" for name, shape in record.fields]
    return f"class {class_name(record.name)}(NamedTuple):\n{''.join(fields)}"


def _type(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=scalar):
            return _TYPES[scalar]
        case ListShape(item=item):
            return f"list[{_type(item)}]"
        case RecordShape(name=name):
            return class_name(name)


def _empty(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=scalar):
            return _EMPTY[scalar]
        case ListShape():
            return "[]"
        case RecordShape(name=name, fields=fields):
            return f"{class_name(name)}({', '.join(_empty(field) for _, field in fields)})"
