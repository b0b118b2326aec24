"""Tasks that run side by side, told as they end."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Generic, TypeVar

T = TypeVar("T")


class Crowd(Generic[T]):
    """A pool of threads and what waits for it; a task returns any number of things."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        """Begin with nothing to do."""
        self._pool = pool
        self._waiting: dict[Future[Sequence[T]], str] = {}

    def add(self, name: str, task: Callable[[], Sequence[T]]) -> None:
        """Begin a task as soon as a thread is free; ``name`` is for the screen."""
        self._waiting[self._pool.submit(task)] = name

    def gather(self) -> Iterator[tuple[str, Sequence[T]]]:
        """Yield names and results as the tasks end, until none is left."""
        waiting, self._waiting = self._waiting, {}
        for future in as_completed(waiting):
            yield waiting[future], future.result()
