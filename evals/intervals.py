"""How sure a rate is: intervals for one rate, and for two rates on the same questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

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
