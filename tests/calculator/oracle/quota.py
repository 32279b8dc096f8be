"""The exchange quota and recent graduates by hand (6.2.3, 6.3.3, 7.5, 7.6)."""

from datetime import date

from tests.calculator.oracle.answers import Answer, Figure, No, refused
from tests.calculator.oracle.calendar_days import later, months_and_days


def exchange_quota(
    *,
    cycle: str,
    used_months: int,
    used_days: int = 0,
    short_days: int = 0,
    scholarship_months: int = 0,
    virtual_days: int = 0,
    start: date | None = None,
    end: date | None = None,
    months: int | None = None,
    days: int | None = None,
    return_prevented: bool = False,
) -> Answer:
    """What is left of 12 months (24 in a single cycle), thirty days to the month."""
    del virtual_days  # virtual time never counts
    quota = 720 if cycle == "single_cycle" else 360
    used = 30 * used_months + used_days + short_days + 30 * scholarship_months
    left = max(0, quota - used)
    found: dict[str, Figure] = {
        "quota_remaining_months": left // 30,
        "quota_remaining_days": left % 30,
    }
    if start is not None and end is not None:
        if end < start:
            return No("invalid", "end before start")
        months, days = months_and_days(start, end)
    elif months is None and days is None:
        return found
    asked = 30 * (months or 0) + (days or 0)
    if asked > left and not return_prevented:
        return refused("over the quota, 6.2.3")
    rest = max(0, left - asked)
    return found | {"quota_left_months": rest // 30, "quota_left_days": rest % 30}


def recent_graduate(
    *,
    graduation: date,
    selected_before_graduation: bool,
    start: date | None = None,
    end: date | None = None,
    extended_time: bool | None = None,
    cycle: str | None = None,
    used_months: int | None = None,
    used_days: int = 0,
) -> Answer:
    """The last possible day, and whether the traineeship fits before it."""
    if not selected_before_graduation:
        return refused("selected too late, 6.3.3")
    last, extended = later(graduation, months=12), later(graduation, months=18)
    found: dict[str, Figure] = {"graduate_last_day": last, "graduate_extended_day": extended}
    if start is None or end is None:
        return found
    if end < start:
        return No("invalid", "end before start")
    if start < graduation:
        return No("invalid", "before graduation")
    if end > extended or (end > last and extended_time is False):
        return refused("too late, 6.3.3")
    if end > last and extended_time is None:
        return No("missing", "whether the extra time applies")
    for inside, outside in (
        (date(2021, 9, 1), date(2021, 8, 31)),
        (date(2023, 10, 31), date(2023, 11, 1)),
    ):
        if start <= inside <= end and start <= outside <= end:
            return refused("not within one contract period, 6.3.3")
    months, days = months_and_days(start, end)
    if cycle is not None and used_months is not None:
        quota = 720 if cycle == "single_cycle" else 360
        if 30 * (months + used_months) + days + used_days > quota:
            return refused("over the quota, 6.3.3")
    return found | {"months": months, "days": days}
