"""C++: the solution, ``harness/main.cpp`` and a generated ``main`` in one translation unit."""

import re

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import ListShape, RecordShape, ScalarShape, Shape, Shapes, Width
from judge.languages.source import code_of
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.model.domain import Scalar
from judge.model.language import Language

_OURS = "judge.cpp"
_TYPES = {
    Scalar.FLOAT: "double",
    Scalar.STR: "string",
    Scalar.CHAR: "char",
    Scalar.BOOL: "bool",
}
_EMPTY = {
    Scalar.INT: "0",
    Scalar.FLOAT: "0.0",
    Scalar.STR: '""',
    Scalar.CHAR: "' '",
    Scalar.BOOL: "false",
}


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return a free function, with a struct for each record before it."""
    parameters = ", ".join(
        f"{_type(shape)} {safe_name(name, language)}" for name, shape in shapes.parameters
    )
    head = f"{_type(shapes.returns)} {shapes.function}({parameters}) {{"
    parts = ["#include <bits/stdc++.h>\n\nusing namespace std;\n"]
    parts += [_struct(record, language, "") for record in shapes.records]
    parts.append(f"{head}\n    return {_empty(shapes.returns)};\n}}\n")
    return "\n".join(parts)


def write_unit(task: Task) -> Unit:
    """Return ``main.cpp``; ``solution.cpp`` is there for the compiler to quote from."""
    if task.shapes is None:
        return plain_unit(task)
    code = code_of(task.source, task.language)
    parts = ['#line 1 "solution.cpp"', task.source, f'#line 1 "{_OURS}"']
    parts.append(harness_text("main.cpp"))
    parts += [_record(record, code, task.language) for record in task.shapes.records]
    parts.append(_main(task.shapes, code))
    sources = (
        text_file("main.cpp", "\n".join(parts)),
        text_file("solution.cpp", task.source),
    )
    return Unit(sources=sources, compiled=("main.cpp",), entry="solution", ours=_OURS)


def _record(record: RecordShape, code: str, language: Language) -> str:
    """Tell the harness about the fields, and define the struct unless the solution does."""
    name = class_name(record.name)
    own = re.search(rf"\b(?:struct|class|using)\s+{name}\b", code)
    fields = ", ".join(f"judge_record.{safe_name(field, language)}" for field, _ in record.fields)
    function = f"inline auto judge_fields({name}& judge_record) {{ return std::tie({fields}); }}\n"
    return function if own else _struct(record, language, "std::") + function


def _main(shapes: Shapes, code: str) -> str:
    names = [f"judge_argument_{at}" for at in range(len(shapes.parameters))]
    takes = [
        f"    auto {name} = judge_harness::judge_take<{_type(shape, 'std::')}>(judge_from);"
        for name, (_, shape) in zip(names, shapes.parameters, strict=True)
    ]
    method = re.search(r"\b(?:struct|class)\s+Solution\b", code) is not None
    callee = f"judge_solution.{shapes.function}" if method else f"::{shapes.function}"
    lines = [
        "signed main() {",
        "    judge_harness::judge_input judge_from;",
        *takes,
        *(["    Solution judge_solution;"] if method else []),
        "    judge_harness::judge_bytes judge_to;",
        f"    judge_harness::judge_put(judge_to, {callee}({', '.join(names)}));",
        "    judge_harness::judge_write(judge_to);",
        "    return 0;",
        "}\n",
    ]
    return "\n".join(lines)


def _struct(record: RecordShape, language: Language, std: str) -> str:
    fields = [
        f"    {_type(shape, std)} {safe_name(name, language)};\n" for name, shape in record.fields
    ]
    return f"struct {class_name(record.name)} {{\n{''.join(fields)}}};\n"


def _type(shape: Shape, std: str = "") -> str:
    match shape:
        case ScalarShape(scalar=Scalar.INT, width=width):
            return "int" if width is Width.INT else "long long"
        case ScalarShape(scalar=Scalar.STR):
            return f"{std}string"
        case ScalarShape(scalar=scalar):
            return _TYPES[scalar]
        case ListShape(item=item):
            return f"{std}vector<{_type(item, std)}>"
        case RecordShape(name=name):
            return class_name(name)


def _empty(shape: Shape) -> str:
    return _EMPTY[shape.scalar] if isinstance(shape, ScalarShape) else "{}"
