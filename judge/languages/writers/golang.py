"""Go: ``harness/main.go`` is built with the solution into one program."""

import re

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import (
    ListShape,
    RecordShape,
    ScalarShape,
    Shape,
    Shapes,
    Width,
    taken_records,
)
from judge.languages.source import code_of
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.model.domain import Scalar
from judge.model.language import Language

_TYPES = {
    Scalar.FLOAT: "float64",
    Scalar.STR: "string",
    Scalar.CHAR: "rune",
    Scalar.BOOL: "bool",
}
_READERS = {
    "int": "judgeTakeInt",
    "int64": "judgeTakeInt64",
    "float64": "judgeTakeFloat",
    "string": "judgeTakeString",
    "rune": "judgeTakeRune",
    "bool": "judgeTakeBool",
}
_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0",
    Scalar.STR: '""',
    Scalar.CHAR: "' '",
    Scalar.BOOL: "false",
}


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return a function, with a struct for each record before it."""
    parameters = ", ".join(
        f"{safe_name(name, language)} {_type(shape)}" for name, shape in shapes.parameters
    )
    lines = [
        "package main\n",
        *(_struct(record, language) for record in shapes.records),
        f"func {shapes.function}({parameters}) {_type(shapes.returns)} {{",
        f"\treturn {_empty(shapes.returns)}",
        "}\n",
    ]
    return "\n".join(lines)


def write_unit(task: Task) -> Unit:
    """Return the solution and ``main.go``."""
    plain = plain_unit(task)
    if task.shapes is None:
        return plain
    code = code_of(task.source, task.language)
    parts = [harness_text("main.go")]
    parts += [
        _struct(record, task.language)
        for record in task.shapes.records
        if not re.search(rf"\b{class_name(record.name)}\s+struct\b", code)
    ]
    parts += [_reader(record) for record in taken_records(task.shapes)]
    parts.append(_main(task.shapes))
    main = text_file("main.go", "\n".join(parts))
    return Unit(
        sources=(*plain.sources, main),
        compiled=(*plain.compiled, main.name),
        entry=plain.entry,
        ours=main.name,
    )


def _reader(record: RecordShape) -> str:
    name = class_name(record.name)
    takes = ", ".join(f"{_take(field)}()" for _, field in record.fields)
    return f"func judgeTake{name}() {name} {{ return {name}{{{takes}}} }}\n"


def _main(shapes: Shapes) -> str:
    takes = ", ".join(f"{_take(shape)}()" for _, shape in shapes.parameters)
    runes = "true" if _has_rune(shapes.returns) else "false"
    call = f"judgeWrite({shapes.function}({takes}), {runes})"
    return f"func main() {{\n\t{call}\n}}\n"


def _has_rune(shape: Shape) -> bool:
    match shape:
        case ScalarShape(scalar=scalar):
            return scalar is Scalar.CHAR
        case ListShape(item=item):
            return _has_rune(item)
        case RecordShape(fields=fields):
            return any(_has_rune(field) for _, field in fields)


def _take(shape: Shape) -> str:
    match shape:
        case ScalarShape():
            return _READERS[_type(shape)]
        case ListShape(item=item):
            return f"func() []{_type(item)} {{ return judgeTakeList({_take(item)}) }}"
        case RecordShape(name=name):
            return f"judgeTake{class_name(name)}"


def _struct(record: RecordShape, language: Language) -> str:
    names = [safe_name(name, language) for name, _ in record.fields]
    width = max(map(len, names))  # gofmt lines the types up
    fields = [
        f"\t{name.ljust(width)} {_type(shape)}\n"
        for name, (_, shape) in zip(names, record.fields, strict=True)
    ]
    return f"type {class_name(record.name)} struct {{\n{''.join(fields)}}}\n"


def _type(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=width):
            return "int" if width is Width.INT else "int64"
        case ScalarShape(scalar=scalar):
            return _TYPES[scalar]
        case ListShape(item=item):
            return f"[]{_type(item)}"
        case RecordShape(name=name):
            return class_name(name)


def _empty(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=scalar):
            return _EMPTY[scalar]
        case ListShape():
            return "nil"
        case RecordShape(name=name):
            return f"{class_name(name)}{{}}"
