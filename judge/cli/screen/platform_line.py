"""Which platform's limits hold, said beside them."""

from judge.catalog.workspace import PLATFORMS, Platform
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text

_LINE = Text(
    "limits of the platform {name}: {time}, {memory} (judge.yaml)",
    "{name} 플랫폼의 제한: {time}, {memory} (judge.yaml)",
)


def platform_line(platform: Platform, locale: Locale) -> str:
    """Write the line."""
    limits = PLATFORMS[platform]
    return _LINE.say(locale).format(
        name=platform.value,
        time=format_duration(limits.time_seconds or 0.0),
        memory=format_size(limits.memory_bytes or 0),
    )
