"""What a reading leaves open: the truth always, the rest as far as the data exclude it."""

from dataclasses import replace
from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.bench.growth.curves import log_curve
from judge.bench.growth.instrument import LINES, MEMORY, STEPS, TIME, Instrument
from judge.bench.growth.points import Measured
from judge.bench.growth.reading import Wanted, read_growth
from judge.model.growth import Cost, Growth, GrowthReading, Sample, Silence

WANTED = Wanted(shape="random")
SLOW = (Growth.CONSTANT, Growth.LOGARITHMIC, Growth.SQUARE_ROOT)
STEEP = {Growth.EXPONENTIAL: range(10, 21, 2), Growth.FACTORIAL: range(5, 11)}
RISE = 0.3  # seconds at the largest size
START = 0.002


def sizes(growth: Growth) -> list[int]:
    """Return sizes at which a class can be run."""
    if growth in SLOW:
        return [2**power for power in range(0, 48, 4)]
    if growth in STEEP:
        return [1, *STEEP[growth]]
    if growth is Growth.CUBIC:
        return [2**power for power in range(10)]
    return [2**power for power in range(14)]


def measured(
    growth: Growth, rng: Random, noise: float, *, scale: float = 1.0, start: float = START
) -> list[Measured]:
    """Make runs whose noise only adds, as on a real machine."""
    every = sizes(growth)
    top = log_curve(growth, every[-1])
    rise = 0.0 if growth is Growth.CONSTANT else RISE
    return [
        Measured(
            n=n,
            runs=tuple(
                scale
                * (start + rise * exp(log_curve(growth, n) - top))
                * (1 + (rng.expovariate(1 / noise) if noise else 0.0))
                for _ in range(3)
            ),
        )
        for n in every
    ]


@given(growth=st.sampled_from(list(Growth)), seed=st.integers(0, 10**6), noise=st.floats(0, 0.03))
def test_truth_stays(growth: Growth, seed: int, noise: float) -> None:
    """The true class is never excluded by clean runs, and something is."""
    reading = read_growth(measured(growth, Random(seed), noise), TIME, WANTED)

    assert growth in reading.classes
    assert reading.conclusive
    assert len(reading.classes) <= 3
    assert reading.silence is None


@given(
    base=st.integers(2, 10),
    doublings=st.integers(12, 40),
    noise=st.floats(0, 0.03),
    seed=st.integers(0, 10**6),
)
def test_digits_are_a_logarithm(base: int, doublings: int, noise: float, seed: int) -> None:
    """What rises by a stair for every digit is O(log n), however exact the clock."""
    rng = Random(seed)

    def digits(n: int) -> int:
        return 1 + digits(n // base) if n >= base else 1

    def run(n: int) -> float:
        return (START + 0.03 * digits(n)) * (1 + (rng.expovariate(1 / noise) if noise else 0.0))

    runs = [Measured(n=2**k, runs=(run(2**k), run(2**k), run(2**k))) for k in range(doublings)]

    assert Growth.LOGARITHMIC in read_growth(runs, TIME, WANTED).classes


@given(
    growth=st.sampled_from(list(Growth)),
    seed=st.integers(0, 10**6),
    scale=st.floats(1e-3, 1e3),
)
def test_scaling(growth: Growth, seed: int, scale: float) -> None:
    """In other units, the instrument's own being scaled alike, the same is left open."""
    unit = replace(TIME, resolution=TIME.resolution * scale, least_step=TIME.least_step * scale)
    one = read_growth(measured(growth, Random(seed), 0.02), TIME, WANTED)
    other = read_growth(measured(growth, Random(seed), 0.02, scale=scale), unit, WANTED)

    assert other.classes == one.classes


@pytest.mark.parametrize(
    ("growth", "factor"),
    [(Growth.SQUARE_ROOT, 2**0.5), (Growth.LINEAR, 2), (Growth.QUADRATIC, 4), (Growth.CUBIC, 8)],
)
def test_doubling(growth: Growth, factor: float) -> None:
    """The factor of doubling lies in its interval."""
    doubling = read_growth(measured(growth, Random(1), 0.02), TIME, WANTED).doubling

    assert doubling is not None
    assert doubling.low <= factor * 1.02
    assert doubling.high >= factor * 0.98
    assert doubling.middle == pytest.approx(factor, rel=0.05)


@pytest.mark.parametrize("growth", STEEP)
def test_no_doubling_of_what_explodes(growth: Growth) -> None:
    """Nobody doubles n where that multiplies the cost by thousands of millions."""
    reading = read_growth(measured(growth, Random(1), 0.0), TIME, WANTED)

    assert reading.doubling is None or reading.doubling.middle > 1000


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_sizes(count: int) -> None:
    """Two sizes fit everything, so nothing is said."""
    reading = read_growth(
        measured(Growth.LINEAR, Random(1), 0.0)[-count:] if count else [], TIME, WANTED
    )

    assert reading.classes == ()
    assert reading.silence is Silence.TOO_SHORT
    assert not reading.conclusive
    assert reading.excluded == ()


def test_too_short() -> None:
    """A cost that hides behind the start says nothing, since a faster step could be any class."""
    points = [Measured(n=n, runs=(0.01, 0.0101, 0.0102)) for n in (1, 2, 4, 8)]
    reading = read_growth(points, TIME, WANTED)

    assert reading.classes == ()
    assert reading.silence is Silence.TOO_SHORT


def test_noisy() -> None:
    """Runs that differ more than the classes do say nothing."""
    rng = Random(5)
    points = [
        Measured(n=2**k, runs=(0.01 + 0.2 * rng.random() * k, 0.01 + 0.2 * rng.random() * k))
        for k in range(6)
    ]
    reading = read_growth(points, TIME, WANTED)

    assert reading.silence in {Silence.NOISY, Silence.TOO_SHORT}
    assert reading.classes == ()


def test_a_search_that_ends_early_tells_nothing_of_n() -> None:
    """Where a larger input costs far less, the place of what is looked for decides, not n."""
    found_after = [0.9, 0.1, 0.8, 0.95, 0.05, 0.3, 0.95, 0.1]  # of all pairs
    runs = [
        Measured(n=n, runs=(START + part * n**2 * 1e-8,) * 3)
        for n, part in zip((2**power for power in range(6, 14)), found_after, strict=True)
    ]

    reading = read_growth(runs, TIME, WANTED)

    assert (reading.silence, reading.classes) == (Silence.UNEVEN, ())
    assert reading.doubling is None


def test_one_slow_run_is_not_uneven() -> None:
    """A hiccup of the machine, at a size that ran once, says nothing of the inputs."""
    runs = measured(Growth.SQUARE_ROOT, Random(1), 0.01)
    runs[5] = Measured(n=runs[5].n, runs=(2 * RISE,))

    assert read_growth(runs, TIME, WANTED).silence is not Silence.UNEVEN


def test_none_of_these() -> None:
    """n^5 is none of the classes: nothing is claimed, the factor is told."""
    points = [Measured(n=n, runs=(0.001 + (n / 64) ** 5,) * 3) for n in (1, 2, 4, 8, 16, 32, 64)]
    reading = read_growth(points, TIME, WANTED)

    assert reading.silence is Silence.NO_CLASS
    assert reading.doubling is not None
    assert reading.doubling.middle == pytest.approx(32, rel=0.1)


def test_a_constant_is_not_linear() -> None:
    """A cost that does not rise while n grows a million million times cannot be linear."""
    reading = read_growth(measured(Growth.CONSTANT, Random(1), 0.02), TIME, WANTED)

    assert reading.classes[0] is Growth.CONSTANT
    assert Growth.LINEAR in reading.excluded
    assert reading.doubling is None


def test_what_reading_costs_is_taken_off() -> None:
    """A search in sorted numbers is not linear because its input was."""
    points = [
        Measured(
            n=n,
            runs=tuple(0.002 + n * 1e-8 + 1e-3 * k * noise for noise in (1, 1.001, 1.002)),
            floors=tuple((0.002 + n * 1e-8) * noise for noise in (1, 1.001, 1.002)),
        )
        for k, n in enumerate(2**power for power in range(22))
    ]
    reading = read_growth(points, TIME, WANTED)

    assert reading.classes == (Growth.LOGARITHMIC,)


def test_the_step_before_the_only_visible_one() -> None:
    """What was not seen to rise excludes as well: n! shows at its last size only."""
    points = [Measured(n=n, runs=(0.1, 0.101, 0.102)) for n in (1, 4, 7)]
    points.append(Measured(n=10, runs=(0.5, 0.51, 0.52)))
    reading = read_growth(points, TIME, WANTED)

    assert reading.classes == (Growth.FACTORIAL,)
    assert reading.doubling is None


def test_estimate() -> None:
    """At a limit that was not measured the classes left open say what it would be."""
    points = measured(Growth.LINEAR, Random(1), 0.01)
    largest = points[-1].n
    estimate = read_growth(points, TIME, Wanted(shape="random", limit=largest * 10)).estimate

    assert estimate is not None
    assert estimate.n == largest * 10
    assert estimate.low <= 3.1
    assert estimate.high >= 2.9


def test_no_estimate_of_what_was_measured() -> None:
    """A limit below the largest size needs no estimate."""
    points = measured(Growth.LINEAR, Random(1), 0.01)

    assert read_growth(points, TIME, Wanted(shape="random", limit=points[-1].n)).estimate is None


def test_estimate_beyond_all_numbers() -> None:
    """2^n at a hundred thousand is more than any number."""
    points = measured(Growth.EXPONENTIAL, Random(1), 0.0)
    estimate = read_growth(points, TIME, Wanted(shape="random", limit=100_000)).estimate

    assert estimate is not None
    assert estimate.high == float("inf")


def test_memory() -> None:
    """Memory is read likewise: eight bytes for each of n."""
    points = [Measured(n=2**k, runs=(9e6 + 8 * 2**k,) * 3) for k in range(22)]
    reading = read_growth(points, MEMORY, WANTED)

    assert reading.cost is Cost.MEMORY
    assert Growth.LINEAR in reading.classes
    assert Growth.QUADRATIC in reading.excluded


def exact(growth: Growth, instrument: Instrument = LINES) -> GrowthReading:
    """Read counts without noise, one run each."""
    points = [Measured(n=n, runs=(20 + 3 * exp(log_curve(growth, n)),)) for n in sizes(growth)]
    return read_growth(points, instrument, WANTED)


@pytest.mark.parametrize("growth", [Growth.LINEAR, Growth.LINEARITHMIC, Growth.QUADRATIC])
def test_counts_tell_n_from_n_log_n(growth: Growth) -> None:
    """Without noise the hard pairs fall apart."""
    assert exact(growth).classes == (growth,)
    assert exact(growth, STEPS).cost is Cost.STEPS


def reading_of(*classes: Growth, cost: Cost = Cost.TIME) -> GrowthReading:
    """Make a reading that leaves these open."""
    return GrowthReading(
        cost=cost,
        shape="random",
        samples=(Sample(n=1, value=1.0),),
        classes=classes,
        doubling=None,
    )


def by_time(counted: GrowthReading | None, noise: float = 0.02) -> GrowthReading:
    """Read the time of a linear program, with such a count beside it."""
    points = measured(Growth.LINEAR, Random(1), noise)
    return read_growth(points, TIME, replace(WANTED, counted=counted))


def test_counts_take_out_what_lies_below() -> None:
    """Time grows no more slowly than lines are run; it may grow faster, where a line loops."""
    higher = by_time(reading_of(Growth.LINEARITHMIC, cost=Cost.LINES))
    lower = by_time(reading_of(Growth.LINEAR, cost=Cost.LINES))

    assert by_time(None).classes == (Growth.LINEAR, Growth.LINEARITHMIC)
    assert higher.classes == (Growth.LINEARITHMIC,)
    assert higher.narrowed_by is Cost.LINES
    assert lower == by_time(None)


@pytest.mark.parametrize(
    "lines", [reading_of(cost=Cost.LINES), reading_of(Growth.CUBIC, cost=Cost.LINES)]
)
def test_counts_that_disagree_change_nothing(lines: GrowthReading) -> None:
    """Counts that say nothing, or contradict the time altogether, narrow nothing."""
    assert by_time(lines) == by_time(None)


def test_counts_make_a_wide_set_an_answer() -> None:
    """What time alone leaves too wide to say is said once counts exclude its lower part."""
    points = [Measured(n=n, runs=(0.01, 0.0101, 0.0102)) for n in (1, 2, 4, 8)]
    counted = reading_of(Growth.QUADRATIC_LOGARITHMIC, cost=Cost.LINES)
    alone = read_growth(points, TIME, WANTED)
    beside = read_growth(points, TIME, replace(WANTED, counted=counted))

    assert alone.silence is Silence.TOO_SHORT
    assert beside.classes[0] is Growth.QUADRATIC_LOGARITHMIC
    assert beside.narrowed_by is Cost.LINES
