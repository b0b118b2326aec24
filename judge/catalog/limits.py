"""Read ``limits``: what one test case may use."""

from judge.catalog.measure import DURATION, size_quantity
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import MapOf, Words
from judge.model.problem import ProblemLimits, TimeAndMemory
from judge.model.text import Text

DEFAULT_TIME_SECONDS = 1.0
DEFAULT_MEMORY_BYTES = 256 * 2**20
DEFAULT_OUTPUT_BYTES = 16 * 2**20

TIME = Key(
    name="time",
    shape=DURATION,
    doc="CPU time of one test case, with its unit; absent: 1 s.",
    example="1 s",
)
MEMORY = Key(
    name="memory",
    shape=size_quantity(2**20, 64 * 2**30),
    doc="Memory of one test case, with its unit; absent: 256 MiB.",
    example="256 MiB",
)
OUTPUT = Key(
    name="output",
    shape=size_quantity(2**10, 2**30),
    doc="What a solution may print, with its unit; absent: 16 MiB.",
    example="16 MiB",
)
LANGUAGES: Key[dict[str, Fields]] = Key(
    name="languages",
    shape=MapOf(
        Words(
            pattern="[a-z][a-z0-9+#-]*",
            wanted=Text("the id of a language such as java", "java 같은 언어 이름"),
        ),
        Section(
            name="language_limits",
            doc="Limits of solutions in one language.",
            keys=(TIME, MEMORY),
        ),
    ),
    doc="Limits that differ for a language, by its id.",
)
LIMITS: Key[Fields] = Key(
    name="limits",
    shape=Section(
        name="limits",
        doc="What one test case may use, before the calibration of a machine.",
        keys=(TIME, MEMORY, OUTPUT, LANGUAGES),
    ),
    doc="What one test case may use.",
    example="{time: 1 s, memory: 256 MiB}",
)


def read_limits(problem: Fields) -> ProblemLimits:
    """Limits of a problem, with what it leaves to us filled in."""
    limits = problem.get(LIMITS)
    if limits is None:
        return ProblemLimits(
            time_seconds=DEFAULT_TIME_SECONDS,
            memory_bytes=DEFAULT_MEMORY_BYTES,
            output_bytes=DEFAULT_OUTPUT_BYTES,
        )
    return ProblemLimits(
        time_seconds=limits.get(TIME) or DEFAULT_TIME_SECONDS,
        memory_bytes=_whole(limits.get(MEMORY)) or DEFAULT_MEMORY_BYTES,
        output_bytes=_whole(limits.get(OUTPUT)) or DEFAULT_OUTPUT_BYTES,
        languages=tuple(
            (
                language,
                TimeAndMemory(
                    time_seconds=fields.get(TIME), memory_bytes=_whole(fields.get(MEMORY))
                ),
            )
            for language, fields in (limits.get(LANGUAGES) or {}).items()
        ),
    )


def _whole(size: float | None) -> int | None:
    return None if size is None else round(size)
