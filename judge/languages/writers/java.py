"""Java: ``class Solution`` is called by ``harness/Main.java``."""

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
from judge.languages.source import code_of, package_of
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.model.domain import Scalar
from judge.model.language import Language

_TYPES = {
    Scalar.FLOAT: "double",
    Scalar.STR: "String",
    Scalar.CHAR: "char",
    Scalar.BOOL: "boolean",
}
_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0.0",
    Scalar.STR: '""',
    Scalar.CHAR: "' '",
    Scalar.BOOL: "false",
}
_PUBLIC_CLASS = r"^\s*public\s+(?:final\s+|abstract\s+|strictfp\s+)*class\s+(\w+)"


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return ``class Solution`` with the method, and a record class for each record before it."""
    parameters = ", ".join(
        f"{_type(shape)} {safe_name(name, language)}" for name, shape in shapes.parameters
    )
    lines = [
        *(_record(record, language) for record in shapes.records),
        "class Solution {",
        f"    public {_type(shapes.returns)} {shapes.function}({parameters}) {{",
        f"        return {_empty(shapes.returns)};",
        "    }",
        "}\n",
    ]
    return "\n".join(lines)


def write_unit(task: Task) -> Unit:
    """Return the solution in a file named after its public class, and our ``Main``."""
    if task.shapes is None:
        return plain_unit(task)
    code = code_of(task.source, task.language)
    public = re.search(_PUBLIC_CLASS, code, re.MULTILINE)
    file = f"{public[1] if public else 'Solution'}.java"
    package = package_of(code, task.language)
    sources = (
        text_file(file, task.source),
        text_file("Main.java", _main(task.shapes, task.language, code, package)),
    )
    entry = f"{package}.Main" if package else "Main"
    return Unit(sources=sources, compiled=(file, "Main.java"), entry=entry, ours="Main.java")


def _main(shapes: Shapes, language: Language, code: str, package: str | None) -> str:
    readers = [_array_reader(name, shape) for name, shape in _arrays(shapes).items()]
    readers += [_record_reader(record) for record in taken_records(shapes)]
    missing = [
        f"{_record(record, language)}\n"
        for record in shapes.records
        if not re.search(rf"\b(?:record|class)\s+{class_name(record.name)}\b", code)
    ]
    takes = ", ".join(f"{_reader(shape)}()" for _, shape in shapes.parameters)
    text = harness_text("Main.java")
    for place, replacement in (
        ("package", f"package {package};" if package else ""),
        ("call", f"put(out, new Solution().{shapes.function}({takes}));"),
        ("readers", "\n\n    ".join(readers)),
    ):
        text = text.replace(f"/* judge:{place} */", replacement)
    return text + "".join(missing)


def _arrays(shapes: Shapes) -> dict[str, ListShape]:
    """All list types among the arguments, by the name of the method that reads one."""
    found: dict[str, ListShape] = {}
    waiting = [shape for _, shape in shapes.parameters]
    while waiting:
        match waiting.pop():
            case ListShape(item=item) as shape:
                found[_reader(shape)] = shape
                waiting.append(item)
            case RecordShape(fields=fields):
                waiting += [field for _, field in fields]
            case ScalarShape():
                continue
    return found


def _reader(shape: Shape) -> str:
    match shape:
        case ListShape(item=item):
            return f"{_reader(item)}s"
        case RecordShape(name=name):
            return f"take{class_name(name)}Record"
        case ScalarShape():
            kind = _type(shape)
            return f"take{kind[0].upper()}{kind[1:]}"


def _array_reader(name: str, shape: ListShape) -> str:
    item = _type(shape.item)
    element, brackets = item.partition("[")[0], item.count("[")
    lines = [
        f"private static {item}[] {name}() throws IOException {{",
        f"    {item}[] list = new {element}[takeInt()]{'[]' * brackets};",
        "    for (int index = 0; index < list.length; index++) {",
        f"        list[index] = {_reader(shape.item)}();",
        "    }",
        "    return list;",
        "}",
    ]
    return "\n    ".join(lines)


def _record_reader(record: RecordShape) -> str:
    name = class_name(record.name)
    takes = ", ".join(f"{_reader(field)}()" for _, field in record.fields)
    lines = [
        f"private static {name} {_reader(record)}() throws IOException {{",
        f"    return new {name}({takes});",
        "}",
    ]
    return "\n    ".join(lines)


def _record(record: RecordShape, language: Language) -> str:
    fields = ", ".join(
        f"{_type(shape)} {safe_name(name, language)}" for name, shape in record.fields
    )
    return f"record {class_name(record.name)}({fields}) {{}}\n"


def _type(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=width):
            return "int" if width is Width.INT else "long"
        case ScalarShape(scalar=scalar):
            return _TYPES[scalar]
        case ListShape(item=item):
            return f"{_type(item)}[]"
        case RecordShape(name=name):
            return class_name(name)


def _empty(shape: Shape) -> str:
    match shape:
        case ScalarShape(scalar=scalar):
            return _EMPTY[scalar]
        case ListShape(item=item):
            kind = _type(item)
            return f"new {kind.partition('[')[0]}[0]{'[]' * kind.count('[')}"
        case RecordShape(name=name, fields=fields):
            return f"new {class_name(name)}({', '.join(_empty(field) for _, field in fields)})"
