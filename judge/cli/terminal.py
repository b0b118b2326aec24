"""The two streams that we write to, and colour where it is wanted."""

from typing import Literal, TextIO

import click

from judge.errors import OutputLost
from judge.frozen import frozen

Color = Literal["red", "green", "yellow", "blue", "magenta", "cyan"]
_CLEAR_LINE = "\r\x1b[2K"


@frozen
class Terminal:
    """Results go to ``out``, messages and progress to ``err``.

    ``width`` is in cells. ``live`` says that ``err`` is a terminal, on which a line of progress may
    be drawn and taken away again.
    """

    out: TextIO
    err: TextIO
    color: bool = False
    width: int = 80
    live: bool = False

    def show(self, *lines: str) -> None:
        """Write lines of a result; OutputLost where that fails."""
        try:
            self.out.write("".join(f"{line}\n" for line in lines))
            self.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost(
                f"the output cannot be written: {error.strerror}",
                f"출력을 쓸 수 없습니다: {error.strerror}",
            ) from error

    def show_json(self, value: object) -> None:
        """Write one JSON object; Hangul as itself where the stream can hold it."""
        import json  # 2 ms that text does not need

        as_itself = (self.out.encoding or "utf-8").lower().replace("-", "") == "utf8"
        self.show(json.dumps(value, ensure_ascii=not as_itself, indent=2))

    def tell(self, *lines: str) -> None:
        """Write lines of a message."""
        self.err.write("".join(f"{line}\n" for line in lines))
        self.err.flush()

    def draw(self, line: str) -> None:
        """Replace the line of progress; an empty one takes it away."""
        self.err.write(_CLEAR_LINE + line)
        self.err.flush()

    def paint(
        self, text: str, color: Color | None = None, *, bold: bool = False, dim: bool = False
    ) -> str:
        """Return ``text`` in a colour, or as it is where none is wanted."""
        if not self.color or not text:
            return text
        return click.style(text, fg=color, bold=bold or None, dim=dim or None)
