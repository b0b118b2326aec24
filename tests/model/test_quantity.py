"""Durations and sizes, read and written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.model.quantity import format_duration, format_size, parse_duration, parse_size


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("1 s", 1.0),
        ("500 ms", 0.5),
        ("1.5s", 1.5),
        (" 2  min ", 120.0),
        ("1 h", 3600.0),
        ("1_000 ms", 1.0),
    ],
)
def test_durations(text: str, seconds: float) -> None:
    """A number and a unit, spaces at will."""
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text, size",
    [("64 MB", 64_000_000), ("256 MiB", 2**28), ("1.5 KiB", 1536), ("512B", 512), ("1 GiB", 2**30)],
)
def test_sizes(text: str, size: int) -> None:
    """Decimal and binary units are two things."""
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2",
        "s",
        "2 x",
        "2 S",
        "-1 s",
        "0 s",
        "1e3 s",
        "1. s",
        ".5 s",
        "2 s s",
        "1__0 s",
        "_1 s",
        "\uff12 s",
        "2 s" + " " * 30,
        "9" * 30 + " s",
        "256 MiB",
        "nan s",
    ],
)
def test_what_is_no_duration(text: str) -> None:
    """Whatever is not a positive number with a unit of time is refused."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_duration(text)


@pytest.mark.parametrize("text", ["", "64", "64 mb", "0 MB", "0.4 B", "1 s", "1e3 MB"])
def test_what_is_no_size(text: str) -> None:
    """Whatever is not at least a byte is refused."""
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_size(text)


@pytest.mark.parametrize(
    "seconds, text",
    [
        (0.0, "0 ms"),
        (1e-9, "0 ms"),
        (0.000001, "0.001 ms"),
        (0.0042, "4.2 ms"),
        (0.99949, "999 ms"),
        (0.9996, "1 s"),
        (1.0, "1 s"),
        (1.2549, "1.25 s"),
        (59.94, "59.9 s"),
        (59.97, "1 min"),
        (60.0, "1 min"),
        (119.6, "2 min"),
        (125.0, "2 min 5 s"),
        (7200.0, "120 min"),
    ],
)
def test_written_durations(seconds: float, text: str) -> None:
    """Three figures and a unit, never rounded up to a thousand of a smaller unit."""
    assert format_duration(seconds) == text


@pytest.mark.parametrize(
    "size, text",
    [
        (0, "0 B"),
        (1, "1 B"),
        (1023, "1023 B"),
        (1024, "1 KiB"),
        (1536, "1.5 KiB"),
        (2**20 - 1, "1 MiB"),
        (3_565_158, "3.4 MiB"),
        (2**28, "256 MiB"),
        (2**30 - 1, "1 GiB"),
        (5 * 2**40, "5120 GiB"),
    ],
)
def test_written_sizes(size: int, text: str) -> None:
    """One decimal at most, never 1024 of a smaller unit."""
    assert format_size(size) == text


@given(st.floats(min_value=1e-6, max_value=59))
def test_a_written_duration_is_read_back(seconds: float) -> None:
    """What is shown is what is meant, to three figures."""
    assert parse_duration(format_duration(seconds)) == pytest.approx(seconds, rel=0.006)


@given(st.integers(min_value=1, max_value=2**45))
def test_a_written_size_is_read_back(size: int) -> None:
    """What is shown is what is meant, to a twentieth."""
    assert parse_size(format_size(size)) == pytest.approx(size, rel=0.05)
