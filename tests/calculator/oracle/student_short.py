"""Short student mobility by hand (5.3.4.1–5.3.4.4, 6.2.7, 6.2.9)."""

from datetime import date
from decimal import Decimal

from tests.calculator.oracle.answers import Answer, No, refused
from tests.calculator.oracle.calendar_days import days as calendar_days
from tests.calculator.oracle.lands import is_far
from tests.calculator.oracle.travel import GREEN_WITHOUT_GRANT, student_travel


def daily_grants(paid_days: int) -> int:
    """70 euros on each of the first fourteen days, 50 on each later one."""
    euros = 0
    for running in range(1, paid_days + 1):
        euros += 70 if running <= 14 else 50
    return euros


def student_short(
    *,
    country: str,
    children: bool,
    green_travel: bool,
    activity: str = "studies",
    start: date | None = None,
    end: date | None = None,
    days: int | None = None,
    doctoral: bool = False,
    virtual_part: bool | None = None,
    ects: int | None = None,
    travel_days: int = 0,
    green_travel_days: int = 0,
    interruption_days: int = 0,
    distance_km: Decimal | None = None,
    institution_pays_travel: bool | None = None,
    already_at_destination: bool = False,
    sending_country: str = "FI",
    residence_country: str | None = None,
    double_funding: bool = False,
    mundus_scholarship: bool = False,
    host: str = "ordinary",
    zero_grant: bool = False,
    zero_grant_days: int = 0,
) -> Answer:
    """Total and physical days of one short stay."""
    if double_funding:
        return refused("double funding, 5.3.1")
    if country in ("FI", sending_country, residence_country):
        return refused("destination, 6.2.4")
    if mundus_scholarship:
        return refused("Mundus scholarship, 6.2.1")
    if host != "ordinary" and activity == "traineeship":
        return refused("host, 6.3.1")

    if start is not None and end is not None:
        if end < start:
            return No("invalid", "end before start")
        physical = calendar_days(start, end)
    elif days is not None:
        physical = days
    else:
        return No("missing", "dates or days")
    if physical < 5 or physical > 30:
        return refused("not 5–30 days, 6.2.7")
    if interruption_days > 0:
        return refused("broken, 5.3.4.1")
    if not doctoral:
        if virtual_part is False:
            return refused("no virtual part, 6.2.7")
        if ects is not None and ects < 3:
            return refused("under three credits, 6.2.7")
        if virtual_part is None or ects is None:
            return No("missing", "virtual part or credits")
    if travel_days > 2:
        return refused("more than two travel days, 5.3.4.1")
    if green_travel_days > 0 and not green_travel:
        return refused("green days without green travel, 5.3.4.3")
    if green_travel_days > 4:
        return refused("more than four green days, 5.3.4.3")

    if zero_grant_days > physical:
        return No("invalid", "more zero-grant days than days")
    if zero_grant or zero_grant_days == physical:
        return {"total": 0, "days": physical}
    if physical - zero_grant_days < 5:
        return refused("under five funded days, 5.3.1")
    euros = daily_grants(physical - zero_grant_days + travel_days + green_travel_days)
    if children:
        euros += 100 if physical <= 14 else 150
    entitled = children or (is_far(country) and institution_pays_travel is True)
    if already_at_destination:
        pass
    elif entitled:
        if distance_km is None:
            return No("missing", "distance")
        euros += student_travel(distance_km, green_travel)
    elif green_travel:
        euros += GREEN_WITHOUT_GRANT
    return {"total": euros, "days": physical}
