"""Read the values of a case after their types, and hold them against their constraints."""

import re
from collections.abc import Mapping

from judge.catalog.contract import Contract
from judge.catalog.measure import read_float, read_int
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, ScalarNode, join
from judge.catalog.plain import Plain
from judge.catalog.shape import read_text_node, refuse
from judge.catalog.suggestion import did_you_mean
from judge.model.domain import Domain, ListType, RecordType, Scalar, Type, Value
from judge.model.text import Text
from judge.model.violation import Violation, check_parameters, check_value

_MOST_SHOWN = 5  # mistakes within one list; the rest says nothing new
_PARAMETER = Text("parameter", "매개변수")
_FIELD = Text("field", "요소")
_STEP = re.compile(r"\[(\d+)\]|\.(\w+)")
_PLAIN_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")


def read_input(
    node: Node, contract: Contract, path: str, mistakes: Mistakes
) -> dict[str, Value] | None:
    """Values of all parameters; None after noting what is wrong with them."""
    types = {parameter.name: parameter.domain.type for parameter in contract.parameters}
    nodes = _named_nodes(node, types, path, mistakes, _PARAMETER)
    if nodes is None:
        return None
    read = {
        name: read_value(kind, nodes[name], f"{path}.{name}", mistakes)
        for name, kind in types.items()
    }
    values = {name: value for name, value in read.items() if value is not None}
    if len(values) < len(types):
        return None
    violations = check_parameters(contract.parameters, values)
    for violation in violations:
        name, steps = split_path(violation.path)
        at = _find(types[name], nodes[name], steps)
        mistakes.add(at, join(path, violation.path), violation.en, violation.ko)
    return None if violations else values


def _named_nodes(
    node: Node, types: Mapping[str, Type], path: str, mistakes: Mistakes, noun: Text
) -> dict[str, Node] | None:
    names = ", ".join(types)
    if not isinstance(node, MappingNode):
        refuse(
            node, path, mistakes, Text(f"a mapping with keys {names}", f"{names} 키를 담은 매핑")
        )
        return None
    nodes = {}
    complete = True
    for key, value in node.pairs:
        if key.text in types:
            nodes[key.text] = value
            continue
        complete = False
        hint = did_you_mean(key.text, types)
        mistakes.add(
            key,
            join(path, key.text),
            f"there is no {noun.en} {key.text}{hint.en}",
            f"{key.text} {noun.ko}가 없습니다.{hint.ko}",
        )
    for name in types:
        if name not in nodes:
            complete = False
            mistakes.add(
                node,
                join(path, name),
                f"the value of this {noun.en} is missing; add it",
                f"{noun.ko}의 값이 없습니다. 추가하세요",
            )
    return nodes if complete else None


def read_answer(
    node: Node, contract: Contract, values: Mapping[str, Value], path: str, mistakes: Mistakes
) -> Value | None:
    """Read the answer to an input with ``values``; None after noting what is wrong with it."""
    returns = contract.returns
    value = None if returns is None else read_value(returns.type, node, path, mistakes)
    if returns is None or value is None:
        return None
    violations = check_answer(returns, value, values)
    for violation in violations:
        at = _find(returns.type, node, split_path(violation.path)[1])
        mistakes.add(at, path + violation.path.removeprefix("answer"), violation.en, violation.ko)
    return None if violations else value


def check_answer(returns: Domain, value: Value, values: Mapping[str, Value]) -> list[Violation]:
    """Violations of an answer, with paths that begin with ``answer``."""
    return check_value(returns, value, values, "answer")


def read_value(kind: Type, node: Node, path: str, mistakes: Mistakes) -> Value | None:
    """Value of ``node`` as a ``kind``; None after noting what is wrong with it."""
    match kind:
        case Scalar():
            return _read_scalar(kind, node, path, mistakes)
        case ListType(item=item):
            return _read_list(item, node, path, mistakes)
        case RecordType():
            return _read_record(kind, node, path, mistakes)


def _read_scalar(kind: Scalar, node: Node, path: str, mistakes: Mistakes) -> Value | None:
    value: Value | None = None
    match kind:
        case Scalar.INT:
            value = read_int(node)
        case Scalar.FLOAT:
            value = read_float(node)
        case Scalar.BOOL:
            value = _read_bool(node)
        case Scalar.STR:
            return read_text_node(node, path, mistakes)
        case Scalar.CHAR:
            value = read_text_node(node, path, mistakes)
            if value is None or len(value) == 1:
                return value
            value = None
    if value is None:
        refuse(node, path, mistakes, _EXPECTED[kind])
    return value


_EXPECTED = {
    Scalar.INT: Text("an int such as 12 or 200_000", "12, 200_000 같은 int 값"),
    Scalar.FLOAT: Text("a float such as 0.5 or 1.0e+9", "0.5, 1.0e+9 같은 float 값"),
    Scalar.BOOL: Text("true or false", "true 또는 false"),
    Scalar.CHAR: Text("one character", "한 글자"),
}


def _read_bool(node: Node) -> bool | None:
    if isinstance(node, ScalarNode) and node.plain is Plain.TRUTH:
        return node.text.lower() == "true"
    return None


def _read_list(item: Type, node: Node, path: str, mistakes: Mistakes) -> list[Value] | None:
    if not isinstance(node, ListNode):
        expected = Text(f"a list of {item}", f"{item} 값의 목록")
        refuse(node, path, mistakes, expected)
        return None
    if item is Scalar.INT:
        quick = _quick_ints(node.items)
        if quick is not None:
            return quick
    values = []
    wrong = 0
    for index, below in enumerate(node.items):
        value = read_value(item, below, f"{path}[{index}]", mistakes)
        values.append(value)
        wrong += value is None
        if wrong == _MOST_SHOWN:
            break
    return None if wrong else values


def _quick_ints(nodes: list[Node]) -> list[Value] | None:
    """Read ordinary numbers at full speed; None where anything is out of the ordinary."""
    words = [node.text for node in nodes if isinstance(node, ScalarNode) and not node.style]
    if len(words) == len(nodes) and all(map(_PLAIN_INT.fullmatch, words)):
        return list(map(int, words))
    return None


def _read_record(
    kind: RecordType, node: Node, path: str, mistakes: Mistakes
) -> tuple[Value, ...] | None:
    names = ", ".join(name for name, _ in kind.fields)
    match node:
        case MappingNode():
            nodes = _named_nodes(node, dict(kind.fields), path, mistakes, _FIELD)
            parts = None if nodes is None else [nodes[name] for name, _ in kind.fields]
        case ListNode(items=parts) if len(parts) == len(kind.fields):
            pass
        case _:
            en = f"{kind}: a list or a mapping of {names}"
            refuse(node, path, mistakes, Text(en, f"{kind}: {names} 값의 목록이나 매핑"))
            return None
    if parts is None:
        return None
    values = [
        read_value(field, part, f"{path}.{name}", mistakes)
        for (name, field), part in zip(kind.fields, parts, strict=True)
    ]
    return None if None in values else tuple(values)


def split_path(path: str) -> tuple[str, str]:
    """Parameter and steps of the path of a violation: "edges" and "[0].from"."""
    found = re.match(r"\w+", path)
    name = found[0] if found else ""
    return name, path[len(name) :]


def _find(kind: Type, node: Node, steps: str) -> Node:
    """Follow ``steps`` from the node of a value of ``kind``, as far as they can be followed."""
    for index, name in _STEP.findall(steps):
        match kind, node:
            case ListType(item=item), ListNode(items=items):
                kind, node = item, items[int(index)]
            case RecordType(fields=fields), MappingNode(pairs=pairs):
                kind = dict(fields)[name]
                node = next(value for key, value in pairs if key.text == name)
            case RecordType(fields=fields), ListNode(items=items):
                at = [field for field, _ in fields].index(name)
                kind, node = fields[at][1], items[at]
            case _:
                return node
    return node
