"""Names within ranges, lengths and ``size``: each is a parameter, and the bounds form no circle."""

from typing import Any

from judge.catalog.domain_reader import ITEMS, LENGTH, VALUES
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node
from judge.catalog.section import Fields, Key
from judge.catalog.suggestion import did_you_mean
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar, Type, Value
from judge.model.expression import Bounds, Expression, ExpressionError

_BOUNDS: tuple[Key[Any], ...] = (VALUES, LENGTH, ITEMS)


class References:
    """Checks what refers to ``parameters``; whatever is wrong goes into ``mistakes``."""

    def __init__(self, parameters: tuple[Parameter, ...], mistakes: Mistakes) -> None:
        """Make a small value of every parameter, to try expressions on."""
        self._parameters = parameters
        self._names = [parameter.name for parameter in parameters]
        self._specimens = {each.name: _specimen(each.domain.type) for each in parameters}
        self._mistakes = mistakes

    def check_domain(self, fields: Fields) -> None:
        """Check the bounds of one type, and those of its items."""
        for key in _BOUNDS:
            match fields.get(key):
                case Bounds(low=low, high=high):
                    node, path = fields.node_of(key), fields.path_of(key)
                    _ = all(
                        end is None or self.check_expression(end, node, path) for end in (low, high)
                    )
                case Fields() as below:
                    self.check_domain(below)
                case _:
                    pass

    def check_expression(self, expression: Expression, node: Node, path: str) -> bool:
        """Check that the names of ``expression`` are parameters and that it makes a number."""
        unknown = sorted(expression.names - set(self._names))
        if unknown:
            hint = did_you_mean(unknown[0], self._names)
            self._mistakes.add(
                node,
                path,
                f"there is no parameter {unknown[0]}{hint.en}",
                f"{unknown[0]} 매개변수가 없습니다.{hint.ko}",
            )
            return False
        try:
            expression.evaluate(self._specimens)
        except ExpressionError as error:
            if isinstance(error.__cause__, LookupError | ArithmeticError):
                return True  # an item that the specimen lacks; a case may have it
            self._mistakes.add(node, path, error.en, error.ko)
            return False
        return True

    def check_order(self, written: dict[str, Fields]) -> None:
        """Check that every parameter can be chosen after those that its bounds read."""
        known = set(self._names)
        reads = {
            each.name: (_reads(each.domain) & known) - {each.name} for each in self._parameters
        }
        settled: set[str] = set()
        while ready := {name for name in reads if name not in settled and reads[name] <= settled}:
            settled |= ready
        waiting = [name for name in self._names if name not in settled]
        if waiting:
            circle = ", ".join(waiting)
            self._mistakes.add(
                written[waiting[0]].node,
                written[waiting[0]].path,
                f"the bounds of {circle} refer to each other; write a number in one of them",
                f"{circle}의 범위가 서로를 참조합니다. 한 곳에는 수를 쓰세요",
            )
        for parameter in self._parameters:
            self._check_own(parameter, written[parameter.name])

    def _check_own(self, parameter: Parameter, fields: Fields) -> None:
        name, domain = parameter.name, parameter.domain
        for key, bounds in ((VALUES, domain.range), (LENGTH, domain.length)):
            if bounds is not None and name in bounds.names:
                self._mistakes.add(
                    fields.node_of(key),
                    fields.path_of(key),
                    f"{name} cannot bound itself; write another parameter or a number",
                    f"{name}의 범위에 {name} 자신은 쓸 수 없습니다. 다른 매개변수나 수를 쓰세요",
                )


def _reads(domain: Domain) -> frozenset[str]:
    below = [field for _, field in domain.fields]
    if domain.items is not None:
        below.append(domain.items)
    own = (bounds.names for bounds in (domain.range, domain.length) if bounds is not None)
    return frozenset().union(*own, *map(_reads, below))


def _specimen(kind: Type) -> Value:
    match kind:
        case ListType(item=item):
            return [_specimen(item)]
        case RecordType(fields=fields):
            return tuple(_specimen(field) for _, field in fields)
        case Scalar.STR | Scalar.CHAR:
            return "a"
        case Scalar.BOOL:
            return True
        case Scalar.INT | Scalar.FLOAT:
            return 1
