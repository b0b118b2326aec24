"""Ruby: ``harness/main.rb`` loads the solution and calls its method."""

import json

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import ListShape, RecordShape, ScalarShape, Shape, Shapes
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.languages.writers.python import conversion
from judge.model.domain import Scalar
from judge.model.language import Language

_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0.0",
    Scalar.STR: '""',
    Scalar.CHAR: '""',
    Scalar.BOOL: "false",
}


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return a method, with a Struct for each record before it."""
    names = ", ".join(safe_name(name, language) for name, _ in shapes.parameters)
    structs = [
        f"{class_name(record.name)} = Struct.new({', '.join(f':{n}' for n, _ in record.fields)})\n"
        for record in shapes.records
    ]
    lines = [
        *structs,
        f"def {shapes.function}({names})",
        f"  {_empty(shapes.returns)}",
        "end\n",
    ]
    return "\n".join(lines)


def write_unit(task: Task) -> Unit:
    """Return the solution as it is, and a program beside it that calls it."""
    plain = plain_unit(task)
    if task.shapes is None:
        return plain
    harness = text_file("main.rb", f"{harness_text('main.rb')}\n{_call(task.shapes)}")
    return Unit(
        sources=plain.sources, compiled=plain.compiled, beside=(harness,), entry=harness.name
    )


def _call(shapes: Shapes) -> str:
    """Write the call that starts the harness; JSON with ``nil`` in it is Ruby."""
    records = [
        [class_name(record.name), [name for name, _ in record.fields]] for record in shapes.records
    ]
    hows = [conversion(shape) for _, shape in shapes.parameters]
    text = ", ".join(json.dumps(part) for part in (shapes.function, hows, records))
    return f"JudgeHarness.run({text.replace('null', 'nil')})\n"


def _empty(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=scalar):
            return _EMPTY[scalar]
        case ListShape():
            return "[]"
        case RecordShape(name=name, fields=fields):
            return f"{class_name(name)}.new({', '.join(_empty(field) for _, field in fields)})"
