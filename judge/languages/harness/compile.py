"""Compiles ``solution.py`` in the current directory, and ``main.py`` around it, to ``main.pyc``.

Nothing of the solution runs here. A mistake in it is printed as Python prints it, with exit code 1.
"""

import json
import marshal
import sys
import traceback
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from typing import Any

UNCHECKED_HASH = (1).to_bytes(4, "little")  # PEP 552: never compared with a source


def compile_solution(source: str) -> bytes:
    """Return the marshalled code, or leave with the mistake."""
    try:
        return marshal.dumps(compile(source, "solution.py", "exec", dont_inherit=True))
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        sys.exit("".join(traceback.format_exception_only(type(error), error)).rstrip())


def wrap(harness: str, source: str, task: "dict[str, Any]") -> bytes:
    """Return a module that is ``harness``, with ``begin`` which starts the solution."""
    arguments = (compile_solution(source), source, task["packages"], task["call"], task["folder"])
    start = 'if __name__ == "__main__":\n    begin()\n'
    text = f"{harness}\nbegin = prepare{arguments!r}\n{start}"
    code = compile(text, "main.py", "exec", dont_inherit=True)
    return MAGIC_NUMBER + UNCHECKED_HASH + source_hash(text.encode()) + marshal.dumps(code)


if __name__ == "__main__":
    folder = Path()
    # Not read_text: it makes a line's end of a carriage return, also of one within a string.
    texts = {path.name: path.read_bytes().decode() for path in folder.iterdir()}
    compiled = wrap(texts["main.py"], texts["solution.py"], json.loads(texts["task.json"]))
    (folder / "main.pyc").write_bytes(compiled)
