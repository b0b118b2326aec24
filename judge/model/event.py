"""What the engine tells while it judges; the command line, the web page and tests read this."""

from judge.frozen import frozen
from judge.model.counterexample import Counterexample, Search
from judge.model.verdict import CaseResult, SubmissionResult


@frozen(kw_only=False)
class CompileStarted:
    """The compiler was called; a cached binary sends no such event."""

    language: str


@frozen(kw_only=False)
class CasesPreparing:
    """Generated cases that are not cached are being made."""

    count: int


@frozen(kw_only=False)
class CasesReady:
    """Judging begins; ``total`` cases will be run unless one fails first."""

    total: int


@frozen(kw_only=False)
class CaseConfirming:
    """A case near its time limit is run again, alone."""

    name: str


@frozen(kw_only=False)
class DatabasesSearched:
    """An answer in SQL that passed every case is compared on ``count`` random databases."""

    count: int


@frozen(kw_only=False)
class CaseJudged:
    """One case has its verdict; cases are told in the problem's order."""

    result: CaseResult


@frozen(kw_only=False)
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


@frozen(kw_only=False)
class ExamplesTried:
    """A search goes on: so many inputs were held against the laws, at this rate."""

    tried: int
    per_second: float


@frozen(kw_only=False)
class CounterexampleFound:
    """An input breaks a law; it is being made smaller."""

    found: Counterexample


@frozen(kw_only=False)
class SearchEnded:
    """The end of a search; nothing follows."""

    search: Search


SearchEvent = ExamplesTried | CounterexampleFound | SearchEnded
