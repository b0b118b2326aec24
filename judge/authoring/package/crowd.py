"""Tasks that run side by side, told as they end."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from types import TracebackType
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class Crowd(Generic[T]):
    """A pool of threads and what waits for it; a task returns any number of things.

    At the end, which an interrupt may bring, what has not begun is dropped.
    """

    def __init__(self, workers: int) -> None:
        """Begin with nothing to do."""
        self._pool = ThreadPoolExecutor(workers)
        self._waiting: dict[Future[Sequence[T]], str] = {}

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for what has begun, and for nothing else."""
        self._pool.shutdown(cancel_futures=True)

    def add(self, name: str, task: Callable[[], Sequence[T]]) -> None:
        """Begin a task as soon as a thread is free; ``name`` is for the screen."""
        self._waiting[self._pool.submit(task)] = name

    def gather(self) -> Iterator[tuple[str, Sequence[T]]]:
        """Yield names and results as the tasks end, until none is left."""
        waiting, self._waiting = self._waiting, {}
        for future in as_completed(waiting):
            yield waiting[future], future.result()
