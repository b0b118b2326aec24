"""What to say when a compiler or an interpreter is missing, with the line that installs it here."""

from judge.errors import ToolchainMissing
from judge.model.language import Language, Tool

_MANAGERS = (  # the command that betrays it, its name in languages.yaml, the line
    ("apt-get", "apt", "sudo apt install {packages}"),
    ("dnf", "dnf", "sudo dnf install {packages}"),
    ("pacman", "pacman", "sudo pacman -S {packages}"),
    ("zypper", "zypper", "sudo zypper install {packages}"),
    ("apk", "apk", "sudo apk add {packages}"),
    ("brew", "brew", "brew install {packages}"),
)
_NO_DEFAULT = "rustup default stable"  # what rustup advises where no toolchain is chosen


def missing(language: Language, tool: Tool, search_path: str) -> ToolchainMissing:
    """Say that ``tool`` is on no folder of ``search_path``."""
    names = " / ".join(tool.names)
    en, ko = _remedy(language, search_path)
    return ToolchainMissing(
        f"{language.name}: {names} was not found; {en}",
        f"{language.name}: {names}을(를) 찾을 수 없습니다. {ko}",
    )


def too_old(
    language: Language, tool: Tool, found: str, version: str, search_path: str
) -> ToolchainMissing:
    """Say that what was found is older than we need."""
    en, ko = _remedy(language, search_path)
    return ToolchainMissing(
        f"{language.name}: {found} is version {version}, needed is {tool.minimum} or newer; {en}",
        f"{language.name}: {found} 버전이 {version}인데 {tool.minimum} 이상이 필요합니다. {ko}",
    )


def broken(language: Language, found: str, said: str, search_path: str) -> ToolchainMissing:
    """Say that what was found does not work; ``said`` is its own words, with a remedy perhaps."""
    reason, *_ = said.splitlines()
    if _NO_DEFAULT in said:
        en = f"choose a version with: {_NO_DEFAULT}"
        ko = f"다음 명령으로 기본 버전을 정하세요: {_NO_DEFAULT}"
    else:
        en, ko = _remedy(language, search_path)
    return ToolchainMissing(
        f"{language.name}: {found} does not work ({reason}); {en}",
        f"{language.name}: {found}이(가) 동작하지 않습니다 ({reason}). {ko}",
    )


def install_line(language: Language, search_path: str) -> str | None:
    """Return the command that installs the language with this system's package manager."""
    import shutil  # 3 ms, where something is missing

    packages = dict(language.install)
    for command, manager, line in _MANAGERS:
        if manager in packages and shutil.which(command, path=search_path):
            return line.format(packages=packages[manager])
    return None


def _remedy(language: Language, search_path: str) -> tuple[str, str]:
    line = install_line(language, search_path)
    if line is None:
        return (
            f"install it from {language.home_page} and put it on PATH",
            f"{language.home_page}에서 설치한 뒤 PATH에 추가하세요",
        )
    return f"install it with: {line}", f"다음 명령으로 설치하세요: {line}"
