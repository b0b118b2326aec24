"""How long a search may go on."""

from collections.abc import Callable

from judge.frozen import frozen
from judge.properties.parts import Values


@frozen
class Effort:
    """How long to search: ``seconds`` for trying, and as many again or five for making smaller.

    ``examples`` is a bound on examples, None for none. ``clock`` is a stopwatch.
    """

    seed: int
    seconds: float
    examples: int | None
    clock: Callable[[], float]
    remembered: tuple[Values, ...] = ()
