"""The length of a stay and its limits by hand (5.3.4.1, 6.2.7, 6.6.3)."""

from datetime import date

from tests.calculator.oracle.answers import Answer, No, refused
from tests.calculator.oracle.calendar_days import days as calendar_days
from tests.calculator.oracle.calendar_days import months_and_days
from tests.calculator.oracle.lands import is_partner


def duration(
    *,
    mobility: str,
    start: date,
    end: date,
    country: str | None = None,
    interruption_days: int = 0,
) -> Answer:
    """Months and days of long mobility, days of any other."""
    if end < start:
        return No("invalid", "end before start")
    if mobility == "long":
        months, over = months_and_days(start, end)
        if months < 2 or months > 12 or (months == 12 and over):
            return refused("not 2–12 months, 6.2.7")
        return {"months": months, "days": over}
    length = calendar_days(start, end)
    if mobility == "short":
        return {"days": length} if 5 <= length <= 30 else refused("not 5–30 days, 6.2.7")
    length -= interruption_days
    if length < 1:
        return No("invalid", "more off than there are days")
    least = 5 if country is not None and is_partner(country) else 2
    return {"days": length} if least <= length <= 60 else refused("limits, 6.6.3")
