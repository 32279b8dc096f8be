"""What the oracle answers: headline figures by name, or the kind of refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

Figure: TypeAlias = int | Fraction | date | bool | str
Figures: TypeAlias = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class No:
    """No figures: the kind of answer, and in the oracle's own words why."""

    kind: Literal["ineligible", "invalid", "missing"]
    why: str


Answer: TypeAlias = Figures | No


def refused(why: str) -> No:
    """A case that the rules do not allow."""
    return No("ineligible", why)


def rounded(amount: Fraction | int) -> int:
    """Half a euro and more goes up (5.3.1)."""
    twice = Fraction(amount) * 2
    return (twice.numerator + twice.denominator) // (2 * twice.denominator)
