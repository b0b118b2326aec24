"""Tools are found on PATH, asked once, and missed with the line that installs them."""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import ToolchainMissing
from judge.languages.installation import install_line
from judge.languages.interpreter import own_interpreter
from judge.languages.registry import by_id
from judge.languages.toolchain import find_toolchain
from judge.model.language import Language, Tool

COMPILER = """#!/bin/sh
echo "$@" >> {log}
case "$1" in
  --version) echo "toy (by the Free Software Foundation) {version}";;
  --where) echo "home is {home}";;
  *) for flag in "$@"; do
       case "$flag" in -bad*) echo "no such flag $flag" >&2; exit 1;; esac
     done
     printf '#!/bin/sh\\nexit {result}\\n' > solution && chmod +x solution;;
esac
"""


class Machine:
    """A folder with tools in it, which note how they were called."""

    def __init__(self, root: Path) -> None:
        """Make the folders."""
        self.root = root
        self.cache = root / "cache"
        self.log = root / "calls"
        self.bin = root / "opt" / "bin"
        self.bin.mkdir(parents=True)

    @property
    def environment(self) -> Mapping[str, str]:
        """PATH has our folder first, for the shell the system's too."""
        return {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.root / "home")}

    def install(
        self, name: str, *, version: str = "3.1.4", result: int = 0, folder: Path | None = None
    ) -> Path:
        """Put a compiler there."""
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        home = self.root / "real"
        path.write_text(
            COMPILER.format(log=self.log, version=version, result=result, home=home), "utf-8"
        )
        path.chmod(0o755)
        return path

    def calls(self) -> list[str]:
        """Tell how the tools were called, and forget it."""
        calls = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return calls


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Make a machine without tools."""
    return Machine(tmp_path)


def toy(**changes: object) -> Language:
    """Return a language with one compiler, ``toyc`` or ``toycc``."""
    tool = Tool(role="compiler", names=("toyc", "toycc"), minimum="3.1")
    language = replace(
        by_id("cpp"),
        id="toy",
        name="Toy",
        tools=(tool,),
        optional_flags=("-good", "-bad"),
        install=(("apt", "toy-compiler"), ("brew", "toy")),
    )
    return replace(language, **changes)  # type: ignore[arg-type]  # fields of Language


def test_finds_a_tool_and_what_it_can(machine: Machine) -> None:
    """The first name on PATH counts; flags that it refuses are left out."""
    machine.install("toycc")

    found = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert found.executable == machine.bin / "toycc"
    assert found.version == "3.1.4"
    assert found.flags == ("-good",)
    assert found.precompiles is True
    assert found.views == (machine.root / "opt",)


def test_asks_once(machine: Machine) -> None:
    """A second start spawns nothing and finds the same."""
    machine.install("toyc")
    first = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)
    assert machine.calls()

    second = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert second == first
    assert machine.calls() == []


def test_asks_again_after_an_update(machine: Machine) -> None:
    """Another file under the same path is another compiler, with another identity."""
    machine.install("toyc")
    first = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    machine.install("toyc", version="3.1.41")
    second = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert second.version == "3.1.41"
    assert second.identity != first.identity


def test_asks_again_when_the_language_says_something_else(machine: Machine) -> None:
    """An entry was made for what languages.yaml said then."""
    machine.install("toyc")
    find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    language = toy(optional_flags=("-fast",))
    found = find_toolchain(language, environment=machine.environment, cache=machine.cache)

    assert found.flags == ("-fast",)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 0}',
        '{"format": 1, "toy": 3}',
        '{"format": 1, "toy": {}}',
        '{"format": 1, "toy": {"language": 1}}',
    ],
)
def test_asks_again_when_the_cache_is_damaged(machine: Machine, content: str) -> None:
    """A damaged file is as good as none."""
    machine.install("toyc")
    machine.cache.mkdir()
    (machine.cache / "toolchains.json").write_text(content)

    find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert machine.calls()
    assert "toy" in json.loads((machine.cache / "toolchains.json").read_text())


def test_remembers_several_languages(machine: Machine) -> None:
    """Each has its own place in the file."""
    machine.install("toyc")
    other = toy(id="other")
    find_toolchain(toy(), environment=machine.environment, cache=machine.cache)
    find_toolchain(other, environment=machine.environment, cache=machine.cache)
    machine.calls()

    find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert machine.calls() == []


LOCATED = Tool(
    role="compiler",
    names=("toyc",),
    locate=("--where",),
    located=r"home is (.+)",
    inside="bin/toyc",
)


def test_looks_behind_a_shim(machine: Machine) -> None:
    """The real executable is what is run, and all that has to be seen is its installation."""
    machine.install("toyc")
    real = machine.install("toyc", folder=machine.root / "real" / "bin")

    found = find_toolchain(
        toy(tools=(LOCATED,)), environment=machine.environment, cache=machine.cache
    )

    assert found.executable == real
    assert found.views == (machine.root / "real",)


def test_looks_again_when_the_real_one_is_gone(machine: Machine) -> None:
    """What a shim led to may be uninstalled while the shim stays."""
    machine.install("toyc")
    real = machine.install("toyc", folder=machine.root / "real" / "bin")
    language = toy(tools=(LOCATED,))
    find_toolchain(language, environment=machine.environment, cache=machine.cache)
    real.unlink()

    with pytest.raises(ToolchainMissing, match=r"real/bin/toyc\?"):
        find_toolchain(language, environment=machine.environment, cache=machine.cache)


def test_a_change_of_the_real_one_is_seen(machine: Machine) -> None:
    """The shim stays as it was when its tool is updated."""
    machine.install("toyc")
    machine.install("toyc", folder=machine.root / "real" / "bin")
    language = toy(tools=(LOCATED,))
    find_toolchain(language, environment=machine.environment, cache=machine.cache)

    machine.install("toyc", folder=machine.root / "real" / "bin", version="4.0.0")

    found = find_toolchain(language, environment=machine.environment, cache=machine.cache)
    assert found.version == "4.0.0"


def test_misses_a_tool_with_the_line_that_installs_it(machine: Machine) -> None:
    """The package manager of this system decides about the line."""
    (machine.bin / "apt-get").write_text("")
    (machine.bin / "apt-get").chmod(0o755)
    environment = {"PATH": str(machine.bin)}

    with pytest.raises(ToolchainMissing) as error:
        find_toolchain(toy(), environment=environment, cache=machine.cache)

    assert error.value.en == (
        "Toy: toyc / toycc was not found; install it with: sudo apt install toy-compiler"
    )
    assert error.value.ko == (
        "Toy: toyc / toycc을(를) 찾을 수 없습니다. "
        "다음 명령으로 설치하세요: sudo apt install toy-compiler"
    )
    assert error.value.exit_code == 4


def test_names_the_home_page_where_no_package_manager_is_known(machine: Machine) -> None:
    """Without PATH there is nothing to be found."""
    with pytest.raises(ToolchainMissing) as error:
        find_toolchain(toy(), environment={"PATH": "/nowhere"}, cache=machine.cache)

    assert "install it from https://gcc.gnu.org/ and put it on PATH" in error.value.en
    assert "https://gcc.gnu.org/에서 설치한 뒤 PATH에 추가하세요" in error.value.ko


@pytest.mark.parametrize(
    "command, line",
    [
        ("apt-get", "sudo apt install g++"),
        ("dnf", "sudo dnf install gcc-c++"),
        ("pacman", "sudo pacman -S gcc"),
        ("zypper", "sudo zypper install gcc-c++"),
        ("apk", "sudo apk add g++"),
        ("brew", "brew install gcc"),
        ("port", None),
    ],
)
def test_knows_package_managers(command: str, line: str | None, tmp_path: Path) -> None:
    """The first that is on PATH counts."""
    (tmp_path / command).write_text("")
    (tmp_path / command).chmod(0o755)

    assert install_line(by_id("cpp"), str(tmp_path)) == line


def test_refuses_a_tool_that_is_too_old(machine: Machine) -> None:
    """Numbers are compared as numbers: 3.0.9 is older than 3.1, and 3.10 is not."""
    machine.install("toyc", version="3.0.9")

    with pytest.raises(ToolchainMissing) as error:
        find_toolchain(toy(), environment=machine.environment, cache=machine.cache)
    machine.install("toyc", version="3.10.0")
    found = find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert "toyc is version 3.0.9, needed is 3.1 or newer" in error.value.en
    assert "버전이 3.0.9인데 3.1 이상이 필요합니다" in error.value.ko
    assert found.version == "3.10.0"


def test_refuses_a_tool_whose_programs_do_not_run(machine: Machine) -> None:
    """A compiler that compiles what then fails is no compiler."""
    machine.install("toyc", result=9)

    with pytest.raises(ToolchainMissing, match=r"does not work \(exit code 9\)"):
        find_toolchain(toy(), environment=machine.environment, cache=machine.cache)


def test_refuses_a_tool_that_does_not_start(machine: Machine) -> None:
    """A broken link, a wrong architecture: the system's words are passed on."""
    (machine.bin / "toyc").write_text("#!/nowhere/sh\n")
    (machine.bin / "toyc").chmod(0o755)

    with pytest.raises(ToolchainMissing, match="No such file") as error:
        find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert "동작하지 않습니다" in error.value.ko


def test_passes_on_what_rustup_advises(machine: Machine) -> None:
    """It is installed, and no version is chosen: a package would stand beside it."""
    (machine.bin / "apt-get").write_text("")
    (machine.bin / "toyc").write_text(
        '#!/bin/sh\necho "error: no default is configured."\n'
        "echo \"help: run 'rustup default stable' to download it\"\nexit 1\n"
    )
    for name in ("apt-get", "toyc"):
        (machine.bin / name).chmod(0o755)

    with pytest.raises(ToolchainMissing) as error:
        find_toolchain(toy(), environment=machine.environment, cache=machine.cache)

    assert error.value.en == (
        f"Toy: {machine.bin}/toyc does not work (error: no default is configured.); "
        "choose a version with: rustup default stable"
    )
    assert error.value.ko.endswith("다음 명령으로 기본 버전을 정하세요: rustup default stable")


def test_refuses_a_shim_that_leads_nowhere(machine: Machine) -> None:
    """A shim without a version behind it says so itself."""
    machine.install("toyc")
    tool = replace(LOCATED, located="nothing like it")

    with pytest.raises(ToolchainMissing, match="home is"):
        find_toolchain(toy(tools=(tool,)), environment=machine.environment, cache=machine.cache)


def test_asks_no_compiler_to_compile_without_a_probe(machine: Machine) -> None:
    """An interpreter has nothing to compile."""
    machine.install("toyc")
    language = toy(probe=None, precompiled_header=None)

    found = find_toolchain(language, environment=machine.environment, cache=machine.cache)

    assert (found.flags, found.precompiles) == ((), False)
    assert machine.calls() == ["--version"]


def test_never_shows_a_home(machine: Machine) -> None:
    """A tool in ~/bin or ~/.local/bin is shown alone, not with what lies beside it."""
    home = Path(machine.environment["HOME"])
    for folder in (home / ".local" / "bin", home / "bin", home):
        path = machine.install("toyc", folder=folder)
        environment = {**machine.environment, "PATH": f"{folder}:/usr/bin:/bin"}

        found = find_toolchain(toy(), environment=environment, cache=machine.cache)

        assert found.views == (path,)


def test_shows_what_a_language_asks_for(machine: Machine) -> None:
    """Patterns of languages.yaml are looked up here."""
    machine.install("toyc")
    (machine.root / "etc" / "toy-3").mkdir(parents=True)
    language = toy(views=(str(machine.root / "etc" / "toy*"), "/nowhere/*"))

    found = find_toolchain(language, environment=machine.environment, cache=machine.cache)

    assert machine.root / "etc" / "toy-3" in found.views


def test_shows_nothing_of_what_is_shown_anyway(machine: Machine) -> None:
    """A system's own tool needs no view."""
    tool = Tool(role="compiler", names=("sh",), version=("-c", "echo 1.0"))
    language = toy(tools=(tool,), probe=None)

    found = find_toolchain(language, environment=machine.environment, cache=machine.cache)

    assert found.views == ()
    assert found.shown == ()


def test_shows_all_of_homebrew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its programs load libraries from one another's folders."""
    cellar = machine.root / "homebrew" / "Cellar" / "toy" / "bin"
    machine.install("toyc", folder=cellar)
    shared = (str(machine.root / "homebrew"),)
    monkeypatch.setattr("judge.languages.toolchain._SHARED", shared)
    environment = {**machine.environment, "PATH": f"{cellar}:/usr/bin:/bin"}

    found = find_toolchain(toy(), environment=environment, cache=machine.cache)

    assert found.views == (machine.root / "homebrew",)


def test_python_is_the_interpreter_that_runs_us(tmp_path: Path) -> None:
    """It is there without PATH and without a process, by its real path."""
    found = find_toolchain(by_id("python"), environment={}, cache=tmp_path)

    assert found.executable == own_interpreter()
    assert found.executable.is_file()
    assert not found.executable.is_symlink()
    assert found.version.startswith("3.")
    assert found.tools == (("interpreter", found.executable),)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["c", "javascript", "ruby", "go", "rust", "pypy"])
def test_finds_what_is_installed_here(language: str, tmp_path: Path) -> None:
    """On a real machine a tool is found by its real path, behind any shim."""
    try:
        found = find_toolchain(by_id(language), environment=os.environ, cache=tmp_path)
    except ToolchainMissing as missing:
        pytest.skip(missing.en)

    assert found.executable.is_absolute()
    assert found.executable.is_file()
    assert "shims" not in found.executable.parts
