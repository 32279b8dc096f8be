"""How long a mobility lasts, and whether that is enough (5.3.4.1, 6.2.7, 6.6.3)."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from calculator.durations import (
    Duration,
    calendar_days,
    commission_days,
    guide_count,
    month_end,
)
from calculator.errors import Contradiction, Ineligible
from calculator.inputs import Country, Day, Days, Inputs
from calculator.mobility import country_row, dates, warn_outside_contract
from calculator.registry import Calculator
from calculator.staff import check_staff_length
from calculator.student_short import check_short_length
from calculator.texts import shown
from calculator.values import Quantity
from calculator.worksheet import Worksheet


class MobilityKind(StrEnum):
    """The kinds of mobility that are counted each in its own way."""

    LONG = "long"
    SHORT = "short"
    STAFF = "staff"


class Length(Inputs):
    """Inputs of a duration: its dates, without travel days, and the kind of mobility."""

    mobility: MobilityKind = Field(description="Long or short student mobility, or staff mobility")
    start: Day = Field(description="First day at the host")
    end: Day = Field(description="Last day at the host")
    country: Country | None = Field(
        None, description="Receiving country; the minimum of staff mobility depends on it"
    )
    interruption_days: Days = Field(0, description="Days off that shorten a staff mobility")


def duration(case: Length, sheet: Worksheet) -> None:
    """Months and days of long mobility, calendar days of the others; refused outside the limits."""
    first, last = dates(case) or (case.start, case.end)
    warn_outside_contract(first, last, sheet)
    if case.mobility is not MobilityKind.STAFF and case.interruption_days:
        raise Contradiction("interruption_days", "interruption-of-staff-only")
    if case.mobility is MobilityKind.LONG:
        _long(first, last, sheet)
        return
    days = calendar_days(first, last)
    sheet.step("calendar-days", f"{shown(first)} – {shown(last)}", days, "days")
    if case.mobility is MobilityKind.SHORT:
        check_short_length(days, sheet)
    else:
        days = _staff_days(case, days, sheet)
    sheet.result("days", days, "days")


def _long(first: date, last: date, sheet: Worksheet) -> None:
    length = guide_count(first, last)
    spell = f"{shown(first)} – {shown(last)}"
    sheet.step("guide-count", spell, length.months, "months")
    sheet.step("guide-count-days", spell, length.days, "days")
    _check_long_length(length, first, sheet)
    days = commission_days(first, last)
    sheet.step("commission-count", f"{days // 30} × 30 + {days % 30}", days, "days")
    difference = days - (length.months * 30 + length.days)
    if difference:
        sheet.warn(
            "commission-days-differ",
            months=days // 30,
            days=days % 30,
            difference=f"{difference:+d}",
        )
    sheet.result("months", length.months, "months")
    sheet.result("days", length.days, "days")


def _check_long_length(length: Duration, first: date, sheet: Worksheet) -> None:
    """Refuse long mobility under two full months or over twelve (6.2.7).

    The refusal of a short one names the first sufficient last day.
    """
    minimum = int(sheet.rates.rate("student_long.minimum").value)
    maximum = int(sheet.rates.rate("student_long.maximum").value)
    figures: dict[str, Quantity] = {"months": length.months, "days": length.days}
    if length.months < minimum:
        enough = month_end(first, minimum)
        raise Ineligible("long-too-short-dated", {**figures, "enough": enough})
    if length > Duration(maximum, 0):
        raise Ineligible("long-too-long", figures)


def _staff_days(case: Length, days: int, sheet: Worksheet) -> int:
    """Days without interruptions, within the limits for the country (6.6.3)."""
    if case.interruption_days >= days:
        raise Contradiction("interruption_days", "more-interruption-than-days", {"days": days})
    if case.interruption_days:
        formula = f"{days} − {case.interruption_days}"
        days -= case.interruption_days
        sheet.step("days-without-interruption", formula, days, "days")
    if case.country is None:
        sheet.assume("minimum-of-programme-countries")
    country = country_row(case.country, sheet) if case.country else None
    check_staff_length(days, country, sheet)
    return days


CALCULATORS = {"duration": Calculator("duration", "5.3.4.1", Length, duration)}
