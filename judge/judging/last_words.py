"""What a program said when it died: the one line of its stderr that names the fault.

Runtimes bury it in stack traces. Each row of ``_FORMS`` is the form of one family; of a row's
matches the last counts, since causes are told last, and the first row that matches anything wins.
"""

import re

_LONGEST = 200  # characters that are shown
_LONGEST_LINE = 400  # characters; patterns may be slow on longer ones, and a program chooses them

_FORMS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # AddressSanitizer and its kin, before whatever the runtime adds
        r"^==\d+==ERROR: (\w+Sanitizer: [^\n]*)",
        # C++: terminate called after throwing an instance of 'std::out_of_range'\n  what():  ...
        r"^terminate called after throwing an instance of '(?P<type>[^'\n]+)'"
        r"(?:\n  what\(\):  (?P<what>[^\n]*))?",
        # C: a.out: main.c:5: main: Assertion `n > 0' failed.
        r"(Assertion `[^\n]*' failed)",
        # glibc: free(): double free detected in tcache 2; *** stack smashing detected ***
        r"^((?:\*\*\* |(?:free|malloc|realloc)\(\): )[^\n]+)",
        # Rust: thread 'main' panicked at src/main.rs:3:5:\nindex out of bounds: ...
        r"^thread '[^'\n]*'[^\n]* panicked at [^\n]*:\d+:\d+:\n([^\n]+)",
        # Go: panic: runtime error: ..., fatal error: all goroutines are asleep
        r"^((?:panic|fatal error): [^\n]+)",
        # Ruby: main.rb:1:in 'Integer#/': divided by 0 (ZeroDivisionError)
        r"^[^\s:][^\n:]*:\d+:in [^\n]*?: (?P<what>[^\n]*) \((?P<type>[A-Z]\w*(?:::\w+)*)\)$",
        # Java, Kotlin: Exception in thread "main" java.lang.X: ...; Caused by: ...
        r"^(?:Exception in thread \"[^\"\n]*\" |Caused by: )([\w.$]+(?:: [^\n]*)?)",
        # .NET, Mono: Unhandled exception. System.X: ...; [ERROR] FATAL UNHANDLED EXCEPTION: ...
        r"^(?:Unhandled [Ee]xception[.:]|\[ERROR\] FATAL UNHANDLED EXCEPTION:)\s+([\w.]+: [^\n]*)",
        # Python: the first line after the frames of a traceback
        r"^Traceback \(most recent call last\):\n(?: [^\n]*\n)+([^\s][^\n]*)",
        # JavaScript, and Python where the frames are cut off: TypeError: ...; Error [CODE]: ...
        r"^(?:Uncaught )?((?:\w+\.)*(?:[A-Z]\w*)?(?:Error|Exception)(?: \[\w+\])?(?:: [^\n]*)?)$",
    )
)


def last_words(stderr: bytes) -> str | None:
    """Return the line that names the fault, cut at 200 characters; None where none is known."""
    lines = stderr.decode(errors="replace").replace("\r\n", "\n").split("\n")
    text = "\n".join(line[:_LONGEST_LINE] for line in lines)
    for form in _FORMS:
        matches = list(form.finditer(text))
        if matches:
            return _shown(matches[-1])
    return None


def _shown(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups:
        said = f"{groups['type']}: {groups['what']}" if groups["what"] else groups["type"]
    else:
        said = match[1]
    said = "".join(letter if letter.isprintable() else " " for letter in said).strip()
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
