"""What the engine tells while it judges; the command line, the web page and tests read this."""

from dataclasses import dataclass

from judge.model.counterexample import Counterexample, Search
from judge.model.verdict import CaseResult, SubmissionResult


@dataclass(frozen=True, slots=True)
class CompileStarted:
    """The compiler was called; a cached binary sends no such event."""

    language: str


@dataclass(frozen=True, slots=True)
class CasesPreparing:
    """Generated cases that are not cached are being made."""

    count: int


@dataclass(frozen=True, slots=True)
class CasesReady:
    """Judging begins; ``total`` cases will be run unless one fails first."""

    total: int


@dataclass(frozen=True, slots=True)
class CaseConfirming:
    """A case near its time limit is run again, alone."""

    name: str


@dataclass(frozen=True, slots=True)
class DatabasesSearched:
    """An answer in SQL that passed every case is compared on ``count`` random databases."""

    count: int


@dataclass(frozen=True, slots=True)
class CaseJudged:
    """One case has its verdict; cases are told in the problem's order."""

    result: CaseResult


@dataclass(frozen=True, slots=True)
class SubmissionJudged:
    """The end; nothing follows."""

    result: SubmissionResult


Event = (
    CompileStarted
    | CasesPreparing
    | CasesReady
    | CaseConfirming
    | DatabasesSearched
    | CaseJudged
    | SubmissionJudged
)


@dataclass(frozen=True, slots=True)
class ExamplesTried:
    """A search goes on: so many inputs were held against the laws, at this rate."""

    tried: int
    per_second: float


@dataclass(frozen=True, slots=True)
class CounterexampleFound:
    """An input breaks a law; it is being made smaller."""

    found: Counterexample


@dataclass(frozen=True, slots=True)
class SearchEnded:
    """The end of a search; nothing follows."""

    search: Search


SearchEvent = ExamplesTried | CounterexampleFound | SearchEnded
