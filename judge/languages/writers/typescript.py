"""TypeScript: compiled to JavaScript, which the harness of JavaScript calls."""

from judge.languages.naming import class_name, safe_name
from judge.languages.signature import Shapes
from judge.languages.unit import Task, Unit, harness_text, plain_unit, text_file
from judge.languages.writers.javascript import empty, harness_file, object_type, type_of
from judge.model.language import Language


def write_stub(shapes: Shapes, language: Language) -> str:
    """Return a function, with a type for each record before it."""
    parameters = ", ".join(
        f"{safe_name(name, language)}: {type_of(shape)}" for name, shape in shapes.parameters
    )
    types = [
        f"type {class_name(record.name)} = {object_type(record)};\n" for record in shapes.records
    ]
    lines = [
        *types,
        f"function {shapes.function}({parameters}): {type_of(shapes.returns)} {{",
        f"  return {empty(shapes.returns)};",
        "}\n",
    ]
    return "\n".join(lines)


def write_unit(task: Task) -> Unit:
    """Return the solution with declarations of what it may use of Node."""
    plain = plain_unit(task)
    declarations = text_file("node.d.ts", harness_text("node.d.ts"))
    harness = () if task.shapes is None else (harness_file(task.shapes),)
    return Unit(
        sources=(*plain.sources, declarations),
        compiled=(*plain.compiled, declarations.name),
        beside=harness,
        entry=harness[0].name if harness else plain.entry,
    )
