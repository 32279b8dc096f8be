"""Stays counted and paid by the day: short student mobility, staff (5.3.4.2, 5.3.5.2)."""

from datetime import date
from decimal import Decimal

from calculator.durations import calendar_days
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.mobility import Stay, dates, warn_outside_contract
from calculator.rates import Key
from calculator.texts import shown
from calculator.travel_grant import Traveller
from calculator.worksheet import Worksheet


def calendar_length(case: Stay, days: int | None, sheet: Worksheet) -> int:
    """Calendar days of a stay, both ends included: of its dates, or as given (5.3.4.1)."""
    stay = dates(case)
    if stay is None:
        if days is None:
            raise MissingInputs(("start", "end"))
        sheet.step("calendar-days", "", days, "days")
        return days
    counted = calendar_days(*stay)
    if days not in (None, counted):
        raise Contradiction("days", "dates-and-days", {"days": counted})
    warn_outside_contract(*stay, sheet)
    sheet.step("calendar-days", "{} – {}".format(*map(shown, stay)), counted, "days")
    return counted


def add_daily_grant(
    sheet: Worksheet, rate_name: str, days: int, on: date | None, **case: Key
) -> int:
    """Write the grant for so many paid days down, band by band, and return it in euros.

    The bands run over the paid days, travel days included (5.3.4.2, 5.3.5.2).
    """
    total = Decimal(0)
    first = 1
    while first <= days:
        rate = sheet.rates.rate(rate_name, on=on, day=first, **case)
        before = rate.band("day")[1]
        last = days if before is None else min(days, int(before) - 1)
        count = last - first + 1
        value = count * rate.value
        formula = f"{count} × {rate.value}"
        sheet.step("daily-grant", formula, value, "EUR", rate, addend=True, first=first, last=last)
        total += value
        first = last + 1
    return int(total)


def check_travel_days(
    sheet: Worksheet, who: Traveller, *, travel_days: int, green_days: int, green: bool
) -> None:
    """Refuse more travel days than can be paid, and green ones without green travel.

    Students 6.2.7, staff 5.3.5.2.
    """
    if not travel_days and not green_days:
        return
    prefix = "staff-" if who is Traveller.STAFF else ""
    most = int(sheet.rates.rate("travel_days.ordinary", who=who).value)
    most_green = int(sheet.rates.rate("travel_days.green", who=who).value)
    if travel_days > most:
        raise Ineligible(f"{prefix}too-many-travel-days", {"days": travel_days, "most": most})
    if green_days and not green:
        raise Ineligible(f"{prefix}green-days-without-green-travel")
    if green_days > most_green:
        raise Ineligible(f"{prefix}too-many-green-days", {"days": green_days, "most": most_green})
