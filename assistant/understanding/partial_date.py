"""A date whose year may be unsaid, and the rule that finds the year (rules of §1).

The contract period of 2021 runs from 1.9.2021 to 31.10.2023 (4.2); a year that is not said is the
one that puts the mobility inside it and nearest to its start.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

CONTRACT_START, CONTRACT_END = date(2021, 9, 1), date(2023, 10, 31)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of a month, of a year if it was said."""

    day: int
    month: int
    year: int | None = None

    def possible(self) -> bool:
        """Whether there is such a day: 31.2. is none, 29.2. of an unsaid year is."""
        if not 1 <= self.month <= 12:
            return False
        year = self.year or 2024  # a leap year: 29.2. is a day of some year
        return 1 <= self.day <= monthrange(year, self.month)[1]

    def in_year(self, year: int) -> date | None:
        """The date in a year; None where that year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def complete(self) -> date | None:
        """The date where the year was said."""
        return None if self.year is None else self.in_year(self.year)


def resolved(start: PartialDate, end: PartialDate) -> tuple[date, date] | None:
    """Both dates with their years; None where no year fits or the end is before the start."""
    if start.year is not None and end.year is not None:
        pairs = [(start.complete(), end.complete())]
    elif start.year is not None:
        pairs = [(start.complete(), end.in_year(start.year + more)) for more in (0, 1)]
    elif end.year is not None:
        pairs = [(start.in_year(end.year - less), end.complete()) for less in (0, 1)]
    else:
        pairs = [
            (start.in_year(year), end.in_year(year + more))
            for year in range(CONTRACT_START.year, CONTRACT_END.year + 1)
            for more in (0, 1)
        ]
        pairs = [
            (first, last)
            for first, last in pairs
            if first and last and first >= CONTRACT_START and last <= CONTRACT_END
        ]
    ordered = [(first, last) for first, last in pairs if first and last and first <= last]
    return min(ordered, key=lambda pair: (pair[1] - pair[0], pair[0]), default=None)


def resolved_alone(when: PartialDate) -> date | None:
    """One date with its year: the first such day of the contract period."""
    if when.year is not None:
        return when.complete()
    days = (when.in_year(year) for year in range(CONTRACT_START.year, CONTRACT_END.year + 1))
    return next((day for day in days if day and CONTRACT_START <= day <= CONTRACT_END), None)
