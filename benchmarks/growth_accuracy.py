"""Is the true class in the set that is reported, and how large is the set? Beside big_O.

    python benchmarks/growth_accuracy.py --quick
    python benchmarks/growth_accuracy.py --runs 20 --keep runs.jsonl
    python benchmarks/growth_accuracy.py --runs 20 --keep runs.jsonl --set held-out

The functions of ``growth/*.txt`` are labelled with their true class; those marked held_out were not
looked at while the method was made. Each run has two seconds of CPU time, beyond what the language
takes to start. ``--keep`` appends every run to a file and leaves out those that are in it already.
big_O (``pip install big-O``), with its defaults and with ten repeats, and bigO of plasma-umass
(``pip install bigO``) are asked for the same Python functions in the same run.
"""

import argparse
import atexit
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from turns import load, table

from judge.bench.growth.measuring import Effort, GrowthRead, measure
from judge.bench.growth.programs import ProgramRig
from judge.bench.growth.shapes import Grown, Shape
from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.inputs import Ready
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial
from judge.model.growth import Growth
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult

_FOLDER = Path(__file__).parent / "growth"
_LANGUAGES = ("python", "cpp", "java")
_LARGEST = {"number": 10**15, "list": 300_000}
_SECONDS = 2.0
_PROBLEM = """\
format: 1
kind: algorithm
title: {{en: Growth, ko: 복잡도}}
level: 1
topics: [math]
statement: {{en: Compute it., ko: 계산하세요.}}
limits: {{time: 10 s, memory: 1 GiB}}
function: solution
parameters:
  {parameter}
returns: {{type: int, range: -1_000_000_000_000_000..1_000_000_000_000_000}}
cases:
  - {{name: one, sample: true, input: {{{value}}}, answer: 1}}
"""
_PARAMETERS = {
    "number": ("n: {type: int, range: 1..1_000_000_000_000_000}", "n: 1"),
    "list": (
        'values: {type: "list[int]", length: 1..1_000_000, items: 0..1_000_000_000_000_000}',
        "values: [1]",
    ),
}
_BIG_O = {
    "Constant": Growth.CONSTANT,
    "Logarithmic": Growth.LOGARITHMIC,
    "Linear": Growth.LINEAR,
    "Linearithmic": Growth.LINEARITHMIC,
    "Quadratic": Growth.QUADRATIC,
    "Cubic": Growth.CUBIC,
    "Exponential": Growth.EXPONENTIAL,
}


@dataclass(frozen=True, slots=True)
class Function:
    """A labelled function."""

    language: str
    name: str
    truth: Growth
    kind: str
    held_out: bool
    source: str

    @property
    def id(self) -> str:
        """Its name among all."""
        return f"{self.language}/{self.name}"


def functions() -> Iterator[Function]:
    """Read all of them."""
    for language in _LANGUAGES:
        text = (_FOLDER / f"{language}.txt").read_text("utf-8")
        for section in text.split("=== ")[1:]:
            head, _, source = section.partition("\n")
            name, truth, kind, *marks = (part.strip() for part in head.split("|"))
            yield Function(language, name, Growth(truth), kind, bool(marks), source)


def grown(problem: Problem, kind: str, n: int) -> Grown | None:
    """Make an input of size ``n``."""
    if n > _LARGEST[kind]:
        return None
    rng = random.Random(n)  # noqa: S311 - an input
    value: Any = n if kind == "number" else [rng.randrange(10**15) for _ in range(n)]
    name = "n" if kind == "number" else "values"
    ready = Ready(
        case=problem.cases[0], values={name: value}, answer_value=None, stdin=None, answer_text=None
    )
    return Grown(n=n, ready=ready)


def opened(function: Function, problem: Problem, machine: Machine) -> Trial:
    """Compile a function."""
    submission = Submission(
        path=Path(function.name),
        source=function.source,
        language=function.language,
        style=Style.FUNCTION,
    )
    trial = open_trial(problem, submission, machine)
    if isinstance(trial, SubmissionResult):
        raise SystemExit(f"{function.id}: {trial.compiler_output or trial.message}")
    return trial


def measured(function: Function, problem: Problem, machine: Machine) -> dict[str, Any]:
    """Measure once."""
    trial = opened(function, problem, machine)
    shape = Shape(name=function.kind, case=problem.cases[0], largest=_LARGEST[function.kind])
    inputs = partial(grown, problem, function.kind)
    began = time.monotonic()
    effort = Effort(seconds=_SECONDS)
    for event in measure(ProgramRig(trial, shape, effort, inputs), effort):
        if isinstance(event, GrowthRead):
            read = event.time
            return {
                "classes": [each.value for each in read.classes],
                "silence": read.silence,
                "narrowed_by": read.narrowed_by,
                "doubling": read.doubling and read.doubling.middle,
                "samples": [(each.n, each.value) for each in read.samples],
                "seconds": time.monotonic() - began,
            }
    return {"classes": [], "silence": "failed", "seconds": time.monotonic() - began}


def asked_peers(function: Function) -> list[dict[str, Any]]:
    """Ask the peers that are installed which one class it is; Python only."""
    if function.language != "python":
        return []
    namespace: dict[str, Any] = {}
    exec(function.source, namespace)  # noqa: S102 - our own
    solution, most = namespace["solution"], _PEERS_LARGEST.get(function.truth, 10_000)
    maker = int if function.kind == "number" else _values
    return [
        *_asked_big_o(solution, maker, most),
        *_asked_plasma(solution, maker, most, function.truth),
    ]


def _asked_big_o(
    solution: Callable[[Any], Any], maker: Callable[[float], Any], most: int
) -> Iterator[dict[str, Any]]:
    """Ask big_O, with its defaults and with more repeats."""
    try:
        import big_o
    except ImportError:
        return
    for repeats in (1, 10):
        try:
            best, _ = big_o.big_o(
                solution, maker, min_n=1, max_n=most, n_measures=8, n_repeats=repeats
            )
        except Exception:
            best = None
        named = _BIG_O.get(type(best).__name__)
        yield {"peer": f"big_O, {repeats} repeats", "class": named and named.value}


def _asked_plasma(
    solution: Callable[[Any], Any], maker: Callable[[float], Any], most: int, truth: Growth
) -> Iterator[dict[str, Any]]:
    """Ask bigO of plasma-umass for its best fit to ten times at each of twelve sizes.

    A power of n that is not a whole one is taken for the class next to it.
    """
    try:
        from bigO import models, save_performance_data
        from numpy import array
    except ImportError:
        return
    atexit.unregister(save_performance_data)  # it would leave a file here
    sizes = sorted({max(1, round(most ** (at / 11))) for at in range(12)})
    taken = []
    for n in sizes:
        argument = maker(n)
        for _ in range(10):
            began = time.perf_counter()
            solution(argument)
            taken.append((n, time.perf_counter() - began))
    try:
        best = models.infer_bound(*map(array, zip(*taken, strict=True))).models[0]
    except Exception:
        yield {"peer": "bigO", "class": None}
        return
    power = _POWERS.get(truth) if best.model.name == "O(n**k)" else None
    if power is not None and abs(float(best.params[-1]) - power) < _NEAR_POWER:
        yield {"peer": "bigO", "class": truth.value}
    else:
        named = _PLASMA.get(best.model.name)
        yield {"peer": "bigO", "class": named and named.value}


_PLASMA = {
    "O(1)": Growth.CONSTANT,
    "O(log(n))": Growth.LOGARITHMIC,
    "O(sqrt(n))": Growth.SQUARE_ROOT,
    "O(n)": Growth.LINEAR,
    "O(n*log(n))": Growth.LINEARITHMIC,
    "O(n**2)": Growth.QUADRATIC,
    "O(n**3)": Growth.CUBIC,
    "O(2**n)": Growth.EXPONENTIAL,
}
_POWERS = {
    Growth.SQUARE_ROOT: 0.5,
    Growth.LINEAR: 1.0,
    Growth.LINEAR_SQUARE_ROOT: 1.5,
    Growth.QUADRATIC: 2.0,
    Growth.CUBIC: 3.0,
}
_NEAR_POWER = 0.1
_PEERS_LARGEST = {
    Growth.CONSTANT: 100_000,
    Growth.LOGARITHMIC: 1_000,
    Growth.SQUARE_ROOT: 10**9,
    Growth.LINEAR: 100_000,
    Growth.LINEARITHMIC: 30_000,
    Growth.LINEAR_SQUARE_ROOT: 3_000,
    Growth.QUADRATIC: 700,
    Growth.QUADRATIC_LOGARITHMIC: 150,
    Growth.CUBIC: 90,
    Growth.EXPONENTIAL: 17,
    Growth.FACTORIAL: 8,
}


def _values(n: float) -> list[int]:
    rng = random.Random(int(n))  # noqa: S311 - an input
    return [rng.randrange(10**15) for _ in range(int(n))]


def report(runs: Sequence[dict[str, Any]]) -> str:
    """Write how often the truth was in the set, and how large the set was."""
    rows = []
    for head in ("all", *_LANGUAGES, *(f"O({each})" for each in Growth)):
        chosen = [run for run in runs if head in {"all", run["language"], f"O({run['truth']})"}]
        if not chosen:
            continue
        sizes = [len(run["classes"]) for run in chosen]
        said = [run for run in chosen if run["classes"]]
        inside = sum(run["truth"] in run["classes"] for run in chosen)
        inside_said = sum(run["truth"] in run["classes"] for run in said)
        rows.append(
            (
                head,
                str(len(chosen)),
                f"{inside / len(chosen):.1%}",
                f"{inside_said / max(len(said), 1):.1%}",
                f"{len(said) / len(chosen):.1%}",
                f"{sum(sizes) / max(len(said), 1):.2f}",
            )
        )
    asked = [(run, each) for run in runs for each in run.get("peers", [])]
    lines = [table(("", "runs", "truth in set", "where said", "said", "mean size"), rows)]
    for peer in dict.fromkeys(each["peer"] for _, each in asked):
        own = [(run, each) for run, each in asked if each["peer"] == peer]
        right = sum(run["truth"] == each["class"] for run, each in own)
        lines.append(f"{peer}: right {right / len(own):.1%} of {len(own)}")
    wrong = [run for run in runs if run["truth"] not in run["classes"]]
    lines += [
        f"missed: {run['id']} {run['truth']}: {run['classes'] or run['silence']}" for run in wrong
    ]
    return "\n".join(lines)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="one function of each class, once")
    parser.add_argument("--set", choices=["tuning", "held-out", "all"], default="tuning")
    parser.add_argument("--only", default="", help="a part of a function's id")
    parser.add_argument("--keep", type=Path, default=None)
    parser.add_argument("--no-peers", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Measure what is not kept yet, and print."""
    wanted = _wanted()
    kept = _kept(wanted.keep)
    chosen = [
        each
        for each in functions()
        if wanted.set == "all" or each.held_out == (wanted.set == "held-out")
        if wanted.only in each.id
    ]
    if wanted.quick:
        chosen = list({each.truth: each for each in chosen}.values())
    with tempfile.TemporaryDirectory(prefix="judge-growth-") as name:
        problems = {kind: _problem(Path(name), kind) for kind in _PARAMETERS}
        cache = dict(os.environ, XDG_CACHE_HOME=f"{name}/cache")
        with open_machine(cache, Wish()) as machine:
            for run in range(wanted.runs):
                for each in chosen:
                    if (each.id, run) in kept:
                        continue
                    found = measured(each, problems[each.kind], machine)
                    if not wanted.no_peers:
                        found["peers"] = asked_peers(each)
                    found |= {"id": each.id, "run": run, "truth": each.truth.value}
                    found |= {"language": each.language, "load": os.getloadavg()[0]}
                    kept[each.id, run] = found
                    if wanted.keep is not None:
                        with wanted.keep.open("a", encoding="utf-8") as out:
                            out.write(json.dumps(found) + "\n")
    ids = {each.id for each in chosen}
    print(f"{_SECONDS:g} s each, {load()}")
    print(report([run for run in kept.values() if run["id"] in ids]))


def _kept(file: Path | None) -> dict[tuple[str, int], dict[str, Any]]:
    if file is None or not file.exists():
        return {}
    runs = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {(run["id"], run["run"]): run for run in runs}


def _problem(folder: Path, kind: str) -> Problem:
    parameter, value = _PARAMETERS[kind]
    home = folder / f"growth-{kind}"
    home.mkdir()
    text = _PROBLEM.format(parameter=parameter, value=value)
    (home / "problem.yaml").write_text(text, encoding="utf-8")
    return load_program_problem(home)


if __name__ == "__main__":
    main()
