"""Staff mobility and teaching hours by hand (5.3.5, 6.6)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from tests.calculator.oracle.answers import Answer, No, refused
from tests.calculator.oracle.calendar_days import days as calendar_days
from tests.calculator.oracle.draw import Case
from tests.calculator.oracle.lands import STAFF_A, STAFF_B, STAFF_C, is_partner
from tests.calculator.oracle.travel import staff_travel


def daily_grants(country: str, paid_days: int) -> int:
    """The sum over the paid days; the band goes by the running number of the day."""
    if country in STAFF_A:
        high, low = 124, 87
    elif country in STAFF_B:
        high, low = 110, 77
    elif country in STAFF_C:
        high, low = 97, 68
    else:
        high, low = 180, 126
    return sum(high if running <= 14 else low for running in range(1, paid_days + 1))


def staff(
    *,
    activity: str = "teaching",
    legs: Sequence[Case] = (),
    sending_country: str = "FI",
    residence_country: str | None = None,
    double_funding: bool = False,
    invited_from_enterprise: bool = False,
    travel_paid_by_others: bool = False,
    zero_grant: bool = False,
    **first: object,
) -> Answer:
    """The whole trip: each leg has its own minimum, bands and journey."""
    if double_funding:
        return refused("double funding, 5.3.1")
    if activity == "conference":
        return refused("conference, 6.6.1")
    trip = [first, *legs]
    countries = [str(one["country"]) for one in trip]
    if invited_from_enterprise and (countries != ["FI"] or activity != "teaching"):
        return refused("invited staff come to Finland to teach, 6.6.1")
    euros = 0
    days = 0
    for one in trip:
        if one["country"] in ("FI", sending_country) and not invited_from_enterprise:
            return refused("destination, 6.6.4")
        if one["country"] == residence_country:
            return refused("residence, 6.6.4")
        found = one_leg(zero_grant=zero_grant, travel_paid=not travel_paid_by_others, **one)  # type: ignore[arg-type]  # a drawn case
        if isinstance(found, No):
            return found
        euros += found[0]
        days += found[1]
    return {"total": euros, "days": days}


def one_leg(
    *,
    zero_grant: bool,
    travel_paid: bool,
    country: str,
    green_travel: bool,
    start: date | None = None,
    end: date | None = None,
    days: int | None = None,
    working_days: int | None = None,
    interruption_days: int = 0,
    zero_grant_days: int = 0,
    travel_days: int = 0,
    green_travel_days: int = 0,
    distance_km: Decimal | None = None,
    already_at_destination: bool = False,
) -> tuple[int, int] | No:
    """Euros and days of one mobility."""
    if start is not None and end is not None:
        if end < start:
            return No("invalid", "end before start")
        activity_days = calendar_days(start, end)
    elif days is not None:
        activity_days = days
    else:
        return No("missing", "dates or days")
    length = activity_days - interruption_days
    if length < 1:
        return No("invalid", "more off than there are days")
    least = 5 if is_partner(country) else 2
    if length < least or length > 60:
        return refused("too short or too long, 6.6.3")
    if working_days is not None and working_days < least:
        return refused("too few working days, 6.6.3")
    if travel_days > 2:
        return refused("more than two travel days, 5.3.5.2")
    if green_travel_days > 0 and not green_travel:
        return refused("green days without green travel, 5.3.5.1")
    if green_travel_days > 4:
        return refused("more than four green days, 5.3.5.1")
    if zero_grant_days > length:
        return No("invalid", "more zero-grant days than days")
    if zero_grant or zero_grant_days == length:
        return 0, length
    funded = length - zero_grant_days
    if funded < least:
        return refused("too few funded days, 5.3.1")
    euros = daily_grants(country, funded + travel_days + green_travel_days)
    if travel_paid and not already_at_destination:
        if distance_km is None:
            return No("missing", "distance")
        euros += staff_travel(distance_km, green_travel)
    return euros, length


def teaching_hours(
    *,
    activity: str = "teaching",
    start: date | None = None,
    end: date | None = None,
    working_days: int | None = None,
    invited_from_enterprise: bool = False,
    virtual: bool = False,
) -> Answer:
    """Eight hours a week, four when combined with training."""
    if activity == "conference":
        return refused("conference, 6.6.1")
    if activity == "training" or invited_from_enterprise:
        return {"hours": 0}
    if activity == "combined":
        return {"hours": 4}
    if virtual:
        return {"hours": 8}
    if working_days is None:
        if start is None or end is None:
            return No("missing", "dates or working days")
        stay = [start + timedelta(number) for number in range((end - start).days + 1)]
        working_days = sum(day.isoweekday() <= 5 for day in stay)
    if working_days <= 5:
        return {"hours": 8}
    fifths = 8 * working_days
    return {"hours": fifths // 5 + (1 if fifths % 5 else 0)}
