"""Tasks run side by side, and are told as they end."""

from functools import partial
from threading import Event

from judge.authoring.package.crowd import Crowd


def pair(number: int) -> list[int]:
    """Return two results."""
    return [number, number * number]


def test_tells_everything_that_ends() -> None:
    """Each task's results come once, under its name."""
    with Crowd[int](2) as crowd:
        for number in range(5):
            crowd.add(str(number), partial(pair, number))

        told = dict(crowd.gather())

        assert told == {str(number): pair(number) for number in range(5)}
        assert list(crowd.gather()) == []


def test_waits_for_nothing_but_what_is_awaited() -> None:
    """What else is at work goes on, and is told later."""
    go_on = Event()
    with Crowd[str](2) as crowd:
        crowd.add("long", lambda: ["at last"] if go_on.wait(30) else [])
        first = [crowd.add(name, lambda: ["done"]) for name in ("a", "b")]

        assert list(crowd.gather(first)) == [("a", ["done"]), ("b", ["done"])]
        go_on.set()
        assert list(crowd.gather()) == [("long", ["at last"])]
