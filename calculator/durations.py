"""How long a mobility lasts: by the guide's months (5.3.4.1) and the Commission's 360 days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """Full months and the days over; ordered as durations are."""

    months: int
    days: int


def month_end(start: date, months: int) -> date:
    """The last day of the `months`-th month from `start` (5.3.4.1: day N to day N-1).

    Counted from the start date, never from the previous end; where the month is too short,
    its last day.
    """
    offset = start.month - 1 + months - (start.day == 1)
    year, month = start.year + offset // _YEAR, offset % _YEAR + 1
    length = monthrange(year, month)[1]
    return date(year, month, length if start.day == 1 else min(start.day - 1, length))


def guide_count(start: date, end: date) -> Duration:
    """Full months and days of a stay, both ends included (5.3.4.1): 5.9.–15.1. is 4 and 11."""
    months = (end.year - start.year) * _YEAR + end.month - start.month + 1
    while months and month_end(start, months) > end:
        months -= 1
    last_full = month_end(start, months) if months else start - timedelta(days=1)
    return Duration(months, (end - last_full).days)


def commission_days(start: date, end: date) -> int:
    """Days of a stay by the Commission's 360-day formula: every month 30 days, day 31 as 30."""
    return _days_360(end) - _days_360(start) + 1


def calendar_days(start: date, end: date) -> int:
    """Calendar days of a stay, both ends included."""
    return (end - start).days + 1


def weekdays(start: date, end: date) -> int:
    """Days from Monday to Friday in a stay, both ends included."""
    weeks, rest = divmod(calendar_days(start, end), 7)
    return weeks * 5 + sum((start.weekday() + day) % 7 < 5 for day in range(rest))


def _days_360(day: date) -> int:
    return day.year * 360 + day.month * 30 + min(day.day, 30)
