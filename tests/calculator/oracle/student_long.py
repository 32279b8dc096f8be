"""Long student mobility by hand (5.3.1, 5.3.4, 6.2.7)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, No, refused, rounded
from tests.calculator.oracle.calendar_days import months_and_days
from tests.calculator.oracle.lands import GROUP_1, GROUP_2, REGION_5, REGION_14, is_far, is_partner
from tests.calculator.oracle.travel import GREEN_WITHOUT_GRANT, student_travel


def monthly_grant(country: str, activity: str, children: bool) -> int:
    """Euros a month: base, traineeship and children."""
    if country in GROUP_1 or country in REGION_14:
        euros = 470
    elif country in GROUP_2 or country in REGION_5:
        euros = 420
    else:
        euros = 700
    if activity == "traineeship":
        euros += 150
    if children:
        euros += 250
    return euros


def student_long(
    *,
    country: str,
    activity: str,
    children: bool,
    green_travel: bool,
    start: date | None = None,
    end: date | None = None,
    months: int | None = None,
    days: int | None = None,
    green_travel_days: int = 0,
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
    last_funded_day: date | None = None,
    module_months: int | None = None,
    module_days: int | None = None,
    closure_days: int = 0,
    least_months: int = 2,
) -> Answer:
    """Total, months and days of one long stay; `least_months` is 0 where 7.3 waives the minimum."""
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
        full, over = months_and_days(start, end)
        counted = months_and_days(start, end - timedelta(closure_days))
    elif months is not None:
        full, over = months, days or 0
        if closure_days > over:
            return No("missing", "dates of the closure")
        counted = full, over - closure_days
    else:
        return No("missing", "dates or months")
    if module_months is not None:
        counted = full, over = module_months, module_days or 0
    if counted[0] < least_months:
        return refused("under two full months, 6.2.7")
    if full > 12 or (full == 12 and over > 0):
        return refused("over twelve months, 6.2.7")
    if green_travel_days > 0 and not green_travel:
        return refused("green days without green travel, 5.3.4.3")
    if green_travel_days > 4:
        return refused("more than four green days, 5.3.4.3")

    length = {"months": full, "days": over}
    if zero_grant:
        return {"total": 0, **length}
    if last_funded_day is not None and start is not None and end is not None:
        if not start <= last_funded_day <= end:
            return No("invalid", "last funded day outside the stay")
        full, over = months_and_days(start, last_funded_day)
        if full < 2:
            return refused("under two funded months, 5.3.1")
    elif zero_grant_days > over:
        return No("missing", "dates of the zero-grant days")
    else:
        over -= zero_grant_days

    travels = not already_at_destination
    if children:
        entitled = is_partner(country)
    else:
        entitled = is_far(country) and institution_pays_travel is True
    travel = 0
    if travels and entitled:
        if distance_km is None:
            return No("missing", "distance")
        travel = student_travel(distance_km, green_travel)
    elif travels and green_travel:
        travel = GREEN_WITHOUT_GRANT

    monthly = monthly_grant(country, activity, children)
    thirtieths = monthly * (30 * full + over + green_travel_days)
    return {"total": rounded(Fraction(thirtieths, 30) + travel), **length}
