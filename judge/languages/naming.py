"""Names of a problem as a language can write them."""

from judge.model.language import Language


def safe_name(name: str, language: Language) -> str:
    """Return ``name``, or ``name_`` where the language has the word for itself."""
    return f"{name}_" if name in language.reserved else name


def class_name(name: str) -> str:
    """Write ``road_map`` as ``RoadMap``."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))
