"""Tasks that run side by side, told as they end."""

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
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

    def add(self, name: str, task: Callable[[], Sequence[T]]) -> Future[Sequence[T]]:
        """Begin a task as soon as a thread is free; ``name`` is for the screen."""
        future = self._pool.submit(task)
        self._waiting[future] = name
        return future

    def gather(
        self, awaited: Collection[Future[Sequence[T]]] | None = None
    ) -> Iterator[tuple[str, Sequence[T]]]:
        """Yield names and results as tasks end, until none of those awaited is left (None: all)."""
        while not self._waiting.keys().isdisjoint(self._waiting if awaited is None else awaited):
            for future in wait(self._waiting, return_when=FIRST_COMPLETED).done:
                yield self._waiting.pop(future), future.result()
