"""How sure a rate is: intervals for one rate, and for two rates on the same questions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

_Z = 1.959964  # 95 %


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with the Wilson 95 % interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 when nothing was asked."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end; everything is possible when nothing was asked."""
        from scipy.stats import binomtest

        if not self.of:
            return 0.0, 1.0
        found = binomtest(self.hits, self.of).proportion_ci(method="wilson")
        return float(found.low), float(found.high)


def rates_of(verdicts: Iterable[tuple[str, bool | None]]) -> dict[str, Rate]:
    """How often each named check held, among the times that it was asked at all."""
    told = list(verdicts)
    asked = Counter(name for name, held in told if held is not None)
    hits = Counter(name for name, held in told if held)
    return {
        name: Rate(hits[name], asked[name])
        for name in dict.fromkeys(n for n, _ in told)
        if asked[name]
    }


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a measure over questions, with its 95 % interval, to four decimals."""

    value: float
    low: float
    high: float
    of: int


def mean(values: Sequence[float]) -> Mean:
    """Average values between 0 and 1: Wilson's interval for hits and misses, else Student's."""
    from scipy.stats import t

    count = len(values)
    if all(value in {0.0, 1.0} for value in values):
        rate = Rate(sum(value == 1.0 for value in values), count)
        middle, (low, high) = rate.value, rate.interval
    else:
        middle = fmean(values)
        spread = float(t.ppf(0.975, count - 1)) * stdev(values) / sqrt(count) if count > 1 else 1.0
        low, high = max(0.0, middle - spread), min(1.0, middle + spread)
    return Mean(round(middle, 4), round(low, 4), round(high, 4), count)


@dataclass(frozen=True, slots=True)
class Difference:
    """How much the second of two runs is better on the same questions.

    `low` and `high` are Agresti and Min's 95 % interval of the paired difference; `p` is the
    exact McNemar test of the questions on which the two differ.
    """

    better: int
    worse: int
    of: int
    low: float
    high: float
    p: float

    @property
    def value(self) -> float:
        """The difference of the two rates."""
        return (self.better - self.worse) / self.of if self.of else 0.0

    @property
    def is_more_than_noise(self) -> bool:
        """Say whether chance alone would differ this much in fewer than one case of twenty."""
        return self.p < 0.05


def difference(first: Sequence[bool], second: Sequence[bool]) -> Difference:
    """Compare two runs question by question."""
    from scipy.stats import binomtest

    better = sum(not a and b for a, b in zip(first, second, strict=True))
    worse = sum(a and not b for a, b in zip(first, second, strict=True))
    p = float(binomtest(better, better + worse).pvalue) if better + worse else 1.0
    # Half an observation is added to each of the four cells (Agresti and Min, 2005).
    total = len(first) + 2
    middle = (better - worse) / total
    spread = _Z * sqrt((better + worse + 1) / total - middle**2) / sqrt(total)
    return Difference(better, worse, len(first), middle - spread, middle + spread, p)
