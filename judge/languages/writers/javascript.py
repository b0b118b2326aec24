"""JavaScript: ``harness/main.js`` loads the solution and calls its function."""

import json

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import ListShape, RecordShape, ScalarShape, Shape, Shapes, Width
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.model.domain import Scalar
from judge.model.execution import ProgramFile
from judge.model.language import Language

_TYPES = {
    Scalar.INT: "number",
    Scalar.FLOAT: "number",
    Scalar.STR: "string",
    Scalar.CHAR: "string",
    Scalar.BOOL: "boolean",
}
_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0",
    Scalar.STR: '""',
    Scalar.CHAR: '""',
    Scalar.BOOL: "false",
}


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return a function with its types in a comment, as editors read them."""
    names = [safe_name(name, language) for name, _ in shapes.parameters]
    lines = ["/**"]
    lines += [
        f" * @typedef {{{object_type(record)}}} {class_name(record.name)}"
        for record in shapes.records
    ]
    lines += [
        f" * @param {{{type_of(shape)}}} {name}"
        for name, (_, shape) in zip(names, shapes.parameters, strict=True)
    ]
    lines += [
        f" * @returns {{{type_of(shapes.returns)}}}",
        " */",
        f"function {shapes.function}({', '.join(names)}) {{",
        f"  return {empty(shapes.returns)};",
        "}\n",
    ]
    return "\n".join(lines)


def write_unit(task: Task) -> Unit:
    """Return the solution as it is, and a program beside it that calls it."""
    plain = plain_unit(task)
    if task.shapes is None:
        return plain
    harness = harness_file(task.shapes)
    return Unit(
        sources=plain.sources, compiled=plain.compiled, beside=(harness,), entry=harness.name
    )


def harness_file(shapes: Shapes) -> ProgramFile:
    """Return ``main.js``, which ends with the call that starts it."""
    arguments = [shapes.function, [_conversion(shape) for _, shape in shapes.parameters]]
    call = ", ".join(json.dumps(argument) for argument in arguments)
    return text_file("main.js", f"{harness_text('main.js')}\nrun({call});\n")


def _conversion(shape: Shape) -> object:
    """Say how a value of JSON becomes an argument; None where it is one already."""
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=Width.HUGE):
            return "int"
        case ScalarShape():
            return None
        case ListShape(item=item):
            inner = _conversion(item)
            return None if inner is None else {"list": inner}
        case RecordShape(fields=fields):
            return {"record": [[name, _conversion(field)] for name, field in fields]}


def type_of(shape: Shape) -> str:
    """Name a type as TypeScript does."""
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=Width.HUGE):
            return "bigint"
        case ScalarShape(scalar=scalar):
            return _TYPES[scalar]
        case ListShape(item=item):
            return f"{type_of(item)}[]"
        case RecordShape(name=name):
            return class_name(name)


def object_type(record: RecordShape) -> str:
    """Write a record's type out."""
    fields = ", ".join(f"{name}: {type_of(shape)}" for name, shape in record.fields)
    return f"{{ {fields} }}"


def empty(shape: Shape) -> str:
    """Write a value of the type that means nothing."""
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=Width.HUGE):
            return "0n"
        case ScalarShape(scalar=scalar):
            return _EMPTY[scalar]
        case ListShape():
            return "[]"
        case RecordShape(fields=fields):
            return f"{{ {', '.join(f'{name}: {empty(field)}' for name, field in fields)} }}"
