"""Judges QuixBugs' forty Python programs, each with its bug and mended.

    python benchmarks/quixbugs.py FOLDER

FOLDER is a checkout of jkoppel/QuixBugs, which is no part of this repository. A program whose tests
are JSON is called with each of them, as text; one on nodes of a graph is followed by its own test
functions. Every buggy program has to be rejected, every mended
one accepted.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from pathlib import Path

from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.event import SubmissionJudged
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult, Verdict

_PROBLEM = """\
format: 1
kind: algorithm
title: {{en: {name}, ko: {name}}}
level: 1
topics: [debugging]
statement: {{en: See the data set., ko: See the data set.}}
limits: {{time: 5 s, memory: 4 GiB}}
function: solution
parameters:
  call: {{type: str}}
{returns}
cases:
"""
_CALLS = """

import json


def solution(call):
    result = {name}(*json.loads(call))
    return {write}(list(result) if hasattr(result, "__next__") else result)
"""
_TESTS = """

def solution(call):
    for name, test in list(globals().items()):
        if name.startswith("test"):
            test()
    return "null"
"""
_IMPORTS = re.compile(
    r"^(?:import pytest|from node import.*|if pytest.use_correct:(?:\n.*){3})\n", re.M
)
_TEXT = "returns: {type: str}"
_NUMBER = "returns: {type: float}\nchecker: {name: floats, absolute: 0.01}"
# How the calls begin that the data set's own tests leave out: the mended programs take minutes.
_SLOW = {"levenshtein": '["amanaplan', "knapsack": "[6404180,"}


def main() -> None:
    """Judge both forms of every program; exit code 1 where a verdict is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    names = sorted(file.stem for file in (folder / "correct_python_programs").glob("*.py"))
    names = [name for name in names if (folder / "python_testcases" / f"test_{name}.py").exists()]
    wrong = []
    with tempfile.TemporaryDirectory() as place, open_machine(os.environ, Wish()) as machine:
        for name in names:
            problem = _write_problem(folder, name, Path(place))
            buggy = _judge(folder / "python_programs", name, problem, machine)
            mended = _judge(folder / "correct_python_programs", name, problem, machine)
            print(f"{name:30} buggy {buggy.verdict:4} mended {mended.verdict}", flush=True)
            if buggy.verdict is Verdict.ACCEPTED or mended.verdict is not Verdict.ACCEPTED:
                wrong.append(name)
    print(f"{len(names)} programs; not as they should be: {', '.join(wrong) or 'none'}")
    sys.exit(1 if wrong else 0)


def _write_problem(folder: Path, name: str, into: Path) -> Problem:
    problem = into / name.replace("_", "-")
    problem.mkdir()
    text = _PROBLEM.format(name=name, returns=_NUMBER if name == "sqrt" else _TEXT)
    calls = folder / "json_testcases" / f"{name}.json"
    lines = calls.read_text().splitlines() if calls.exists() else ["[[], null]"]
    for number, line in enumerate(filter(str.strip, lines)):
        given, answer = json.loads(line)
        call = json.dumps(given)
        if name in _SLOW and call.startswith(_SLOW[name]):
            continue
        expected = answer if name == "sqrt" else json.dumps(answer)
        case = {"name": f"call-{number + 1}", "input": {"call": call}, "answer": expected}
        text += f"  - {json.dumps(case)}\n"
    (problem / "problem.yaml").write_text(text)
    return load_program_problem(problem)


def _judge(programs: Path, name: str, problem: Problem, machine: Machine) -> SubmissionResult:
    path = programs / f"{name}.py"
    submission = Submission(
        path=path,
        source=_source(programs.parent, name, path.read_text()),
        language="python",
        style=Style.FUNCTION,
    )
    *_, last = judge(problem, submission, problem.cases, machine, Options())
    if not isinstance(last, SubmissionJudged):
        raise TypeError(last)
    return last.result


def _source(folder: Path, name: str, program: str) -> str:
    if (folder / "json_testcases" / f"{name}.json").exists():
        return program + _CALLS.format(name=name, write="" if name == "sqrt" else "json.dumps")
    tests = (folder / "python_testcases" / f"test_{name}.py").read_text()
    node = (folder / "python_testcases" / "node.py").read_text()
    return f"{node}\n{program}\n{_IMPORTS.sub('', tests)}{_TESTS}"


if __name__ == "__main__":
    main()
