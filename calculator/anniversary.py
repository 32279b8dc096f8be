"""The same day so many months away, as time limits are counted from a day (5.3.2, 6.3.3)."""

from calendar import monthrange
from datetime import date

_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day `months` months later, earlier when negative; the last day of a short month."""
    offset = day.month - 1 + months
    year, month = day.year + offset // _YEAR, offset % _YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
