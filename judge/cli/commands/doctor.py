"""``judge doctor``: the layers of isolation, the languages and the speed of this machine."""

from collections.abc import Iterator
from pathlib import Path

from judge.cli.cells import pad, width, wrap
from judge.cli.context import Context
from judge.cli.machine import Wish
from judge.cli.parameters import Command, Option, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.progress import Progress
from judge.cli.screen.words import ISOLATION, NO_ISOLATION
from judge.errors import ToolchainMissing
from judge.frozen import frozen
from judge.judging.calibration import load_factors
from judge.judging.machine import Machine
from judge.languages.registry import by_id, languages
from judge.model.language import Language
from judge.model.text import Text
from judge.sandbox.probe import Layer

_FORMAT = "judge.doctor/1"
_CANNOT_JUDGE = 4
_NOISE = 1.25  # slowest over fastest reading; a quiet machine stays under 1.1
_ISOLATION = Text("Isolation: level {level}, {words}", "격리: {level} 단계, {words}")
_LANGUAGES = Text("Languages", "언어")
_SPEED = Text("Speed", "속도")
_OK, _MISSING = Text("ok", "가능"), Text("no", "없음")
_MARK_CELLS = 6
_CALIBRATED = Text(
    "time limits are scaled for this machine: {factors}",
    "이 컴퓨터에 맞춰 시간 제한을 조정합니다: {factors}",
)
_NOT_CALIBRATED = Text(
    "not measured: time limits are taken as they are; `judge doctor --calibrate` measures",
    "측정하지 않았습니다. 시간 제한을 그대로 사용합니다. `judge doctor --calibrate`로 측정하세요",
)
_NOISY = Text(
    "the readings differ by a factor of {spread:.2f}: something else keeps this machine busy",
    "측정값이 {spread:.2f}배까지 차이 납니다. 다른 프로그램이 실행 중인 것 같습니다",
)
_TRYING = Text("trying {name}", "{name} 확인 중")
_CALIBRATING = Text("measuring the speed", "속도 측정 중")


@frozen(kw_only=False)
class Tool:
    """A language and its toolchain here; ``reason`` says why there is none."""

    language: Language
    version: str | None
    path: Path | None
    reason: Text | None


@frozen
class Health:
    """All that was found; there are no ``factors`` where the speed was never measured."""

    level: str
    layers: tuple[Layer, ...]
    tools: tuple[Tool, ...]
    factors: dict[str, float]
    spread: float | None


def doctor(context: Context, *, should_calibrate: bool, as_json: bool) -> int:
    """Try everything and say what holds; exit code 4 where programs cannot be isolated."""
    wish = Wish(unsafe=True)
    with context.engine.open_machine(context.environment, wish) as machine:
        health = _examine(context, machine, should_calibrate=should_calibrate)
    if as_json:
        context.terminal.show_json(_record(health))
    else:
        context.terminal.show(*_page(context, health))
    return _CANNOT_JUDGE if health.level == NO_ISOLATION else 0


def _examine(context: Context, machine: Machine, *, should_calibrate: bool) -> Health:
    progress = Progress(context.terminal, context.monotonic)
    known = languages()
    tools = []
    for done, language in enumerate(known):
        progress.draw(done, len(known), context.say(_TRYING).format(name=language.name))
        tools.append(_tool(language, machine))
    python = machine.toolchain(by_id("python")).executable
    layers = context.engine.probe_layers(python, Path(context.environment.get("HOME", "/")))
    spread = None
    if should_calibrate:
        progress.announce(context.say(_CALIBRATING))
        spread = context.engine.calibrate(machine).spread
    progress.pause()
    return Health(
        level=machine.sandboxes.isolation,
        layers=layers,
        tools=tuple(tools),
        factors=load_factors(machine.cache),
        spread=spread,
    )


def _tool(language: Language, machine: Machine) -> Tool:
    try:
        toolchain = machine.toolchain(language)
    except ToolchainMissing as error:
        return Tool(language, None, None, Text(error.en, error.ko))
    return Tool(language, toolchain.version, toolchain.executable, None)


def _page(context: Context, health: Health) -> Iterator[str]:
    terminal = context.terminal
    words = context.say(ISOLATION[health.level])
    head = context.say(_ISOLATION).format(level=health.level, words=words)
    yield terminal.paint(head, "red" if health.level == NO_ISOLATION else None, bold=True)
    names = max((width(layer.name) for layer in health.layers), default=0)
    for layer in health.layers:
        yield from _row(context, pad(layer.name, names), context.say(layer.detail), ok=layer.holds)
    yield ""
    yield terminal.paint(context.say(_LANGUAGES), bold=True)
    names = max(width(tool.language.name) for tool in health.tools)
    for tool in health.tools:
        name = pad(tool.language.name, names)
        if tool.reason is None:
            yield f"{_mark(context, ok=True)}  {name}  {tool.version}  {tool.path}"
        else:
            reason = context.say(tool.reason).removeprefix(f"{tool.language.name}: ")
            yield from _row(context, name, reason, ok=False)
    yield ""
    yield terminal.paint(context.say(_SPEED), bold=True)
    if health.factors:
        said = ", ".join(f"{by_id(name).name} {each:g}" for name, each in health.factors.items())
        yield from _indented(context, context.say(_CALIBRATED).format(factors=said))
    else:
        yield from _indented(context, context.say(_NOT_CALIBRATED))
    if health.spread is not None and health.spread > _NOISE:
        yield from _indented(context, context.say(_NOISY).format(spread=health.spread))


def _row(context: Context, name: str, text: str, *, ok: bool) -> Iterator[str]:
    cells = _MARK_CELLS + 2 + width(name) + 2
    first, *more = wrap(text, max(20, context.terminal.width - cells))
    yield f"{_mark(context, ok=ok)}  {name}  {first}"
    yield from (" " * cells + line for line in more)


def _mark(context: Context, *, ok: bool) -> str:
    word = pad("  " + context.say(_OK if ok else _MISSING), _MARK_CELLS)
    return context.terminal.paint(word, "green" if ok else "yellow")


def _indented(context: Context, text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text, context.terminal.width - 2)]


def _record(health: Health) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "isolation": health.level,
        "layers": [
            {"name": layer.name, "holds": layer.holds, "detail": _both(layer.detail)}
            for layer in health.layers
        ],
        "languages": [
            {
                "id": tool.language.id,
                "name": tool.language.name,
                "version": tool.version,
                "path": str(tool.path) if tool.path else None,
                "missing": _both(tool.reason) if tool.reason else None,
            }
            for tool in health.tools
        ],
        "factor": health.factors.get("python"),
        "factors": health.factors,
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "ko": text.ko}


COMMAND = Command(
    "doctor",
    doctor,
    summary=ENTRIES["doctor"].summary,
    params=[
        Option(
            "--calibrate",
            "should_calibrate",
            is_flag=True,
            text=Text(
                "Measure the speed, by which time limits are scaled from then on.",
                "속도를 측정해서 시간 제한을 이 컴퓨터에 맞춥니다.",
            ),
        ),
        as_json(),
    ],
)
