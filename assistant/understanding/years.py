"""A year that stands apart from its dates: 5.9.–15.12. vuonna 2022, academic year 2022–2023."""

import re

from assistant.understanding.date_atoms import counts
from assistant.understanding.partial_date import PartialDate, resolved
from assistant.understanding.scan import Scan

_LONE_YEAR = re.compile(r"(?<![\d.,/\w])(20[1-3]\d)(?:[-/](20[1-3]\d|\d\d))?(?![\d\w]|[.,/-]\d)")
_SHORT_YEARS = re.compile(r"(?<![\d,/\w])(2[1-4])[-/](2[1-4])(?![\d\w]|[.,/-]\d)")
_CONTRACT_REACH = 2  # words between "contract period" and its year

Pair = tuple[PartialDate, PartialDate]


def with_year(scan: Scan, pairs: list[Pair]) -> list[Pair]:
    """The readings of two dates that agree with the years said apart from them.

    Dates with years of their own stay as they are. Empty where the years fit no reading, or where
    the year is said relative to today, which no rule knows.
    """
    if any(one.year is not None or two.year is not None for one, two in pairs):
        return pairs
    if scan.has("relative_year"):
        return []
    years = _lone_years(scan)
    if not years:
        return pairs
    fitting = []
    for one, two in pairs:
        for first in years:
            for last in (first, first + 1):
                dated = (
                    PartialDate(one.day, one.month, first),
                    PartialDate(two.day, two.month, last),
                )
                if (
                    resolved(*dated)
                    and years <= {first, last}
                    and not _longer_than_needed(one, two, first, last)
                ):
                    fitting.append(dated)
            back = (
                PartialDate(one.day, one.month, first - 1),
                PartialDate(two.day, two.month, first),
            )
            if resolved(*back) and years == {first} and _crosses(one, two):
                fitting.append(back)
    return list(dict.fromkeys(fitting))


def _crosses(one: PartialDate, two: PartialDate) -> bool:
    """Whether the second date lies in the year after the first."""
    return (two.month, two.day) < (one.month, one.day)


def _longer_than_needed(one: PartialDate, two: PartialDate, first: int, last: int) -> bool:
    return last > first and not _crosses(one, two)


def _lone_years(scan: Scan) -> set[int]:
    contract = scan.find("contract_word")
    years: set[int] = set()
    for match in _LONE_YEAR.finditer(scan.text):
        if counts(scan, match.end()):
            continue  # 2040 km, 2022 €
        here = scan.token_at(match.start())
        if any(0 <= here - word.last - 1 <= _CONTRACT_REACH for word in contract):
            continue
        years.add(int(match[1]))
        if match[2]:
            years.add(int(match[2]) if len(match[2]) == 4 else 2000 + int(match[2]))
    for match in _SHORT_YEARS.finditer(scan.text):
        first, last = (2000 + int(year) for year in match.groups())
        if last == first + 1 and not counts(scan, match.end()):
            years |= {first, last}
    return years
