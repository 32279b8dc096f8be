"""Durations as 5.3.4.1 counts them, worked out with a hand-written calendar."""

from datetime import date

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Days of a calendar month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


def month_end(start: date, number: int) -> date:
    """The last day of the stay's month of that number: day N-1, or the month's last day."""
    months = start.year * 12 + start.month - 1 + number
    if start.day == 1:
        months -= 1
    year, month = months // 12, months % 12 + 1
    last = month_length(year, month)
    if start.day == 1 or start.day - 1 > last:
        return date(year, month, last)
    return date(year, month, start.day - 1)


def months_and_days(start: date, end: date) -> tuple[int, int]:
    """Full months, and the days after the last of them, both ends of the stay included."""
    months = 0
    while month_end(start, months + 1) <= end:
        months += 1
    if months == 0:
        return 0, (end - start).days + 1
    return months, (end - month_end(start, months)).days


def days(start: date, end: date) -> int:
    """Calendar days, both ends included."""
    return (end - start).days + 1


def commission_days(start: date, end: date) -> int:
    """The Commission's count, in which every month has thirty days."""
    last = 30 if end.day == 31 else end.day
    first = 30 if start.day == 31 else start.day
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first + 1


def later(day: date, *, months: int) -> date:
    """The same day of a later month, or that month's last day where it is too short."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, month_length(year, month)))
