"""Staff mobility: teaching and training, trips of several legs, invited staff (5.3.5, 6.6)."""

import json
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field

from calculator.countries import Country
from calculator.daily_grant import add_daily_grant, calendar_length, check_travel_days
from calculator.durations import weekdays
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Days, YesNo
from calculator.mobility import (
    HOME,
    Mobility,
    Stay,
    add_total,
    country_row,
    dates,
    kilometres,
    refuse_double_funding,
)
from calculator.registry import Calculator
from calculator.travel_grant import Traveller, add_travel_grant
from calculator.values import Quantity
from calculator.worksheet import Worksheet


class StaffActivity(StrEnum):
    """What staff do abroad; conferences are named in order to be refused (6.6.1)."""

    TEACHING = "teaching"
    TRAINING = "training"
    COMBINED = "combined"
    CONFERENCE = "conference"


class StaffStay(Stay):
    """Inputs of one stay of staff; dates and days are those of the work, without travel days."""

    any_of: ClassVar = (("start", "end"), ("days",))

    days: Annotated[int, Field(ge=1, le=366)] | None = Field(
        None, description="Calendar days of the activity, when the dates are not known"
    )
    working_days: Annotated[int, Field(ge=0, le=366)] | None = Field(
        None, description="Full working days, when weekends were worked or weekdays were not"
    )
    interruption_days: Days = Field(0, description="Days off that shorten the mobility")
    zero_grant_days: Days = Field(0, description="Days of the mobility without a grant")
    travel_days: Days = Field(0, description="Travel days that are paid, at most two")
    green_travel_days: Days = Field(0, description="Extra days of green travel that are paid")


class Leg(StaffStay):
    """A further mobility of the same trip; the journey starts where the one before was."""


def _legs(value: object) -> object:
    """Legs as a list, or as JSON text in a table or on the command line."""
    if isinstance(value, str):
        return json.loads(value) if value.strip() else ()
    return value


Legs: TypeAlias = Annotated[tuple[Leg, ...], Field(max_length=10), BeforeValidator(_legs)]


class Staff(StaffStay, Mobility):
    """Inputs of staff mobility; `legs` are the further mobilities of the same trip, in order."""

    activity: StaffActivity | None = Field(
        None, description="Teaching, training or both; all are paid alike"
    )
    invited_from_enterprise: YesNo = Field(
        False, description="Whether a foreign enterprise's staff are invited to teach in Finland"
    )
    travel_paid_by_others: YesNo = Field(
        False, description="Whether the travel costs are covered by other support"
    )
    zero_grant: YesNo = Field(False, description="Whether the whole trip is without a grant")
    legs: Legs = Field((), description="Further mobilities of the same trip, in order")


def staff(case: Staff, sheet: Worksheet) -> None:
    """Days by band and travel by distance, for each mobility of the trip (5.3.5)."""
    _refuse_the_excluded(case)
    _check_order(case)
    days, total = _mobility(case, case, sheet)
    for previous, leg in pairwise((case, *case.legs)):
        try:
            leg_days, leg_total = _mobility(leg, case, sheet, previous)
        except MissingInputs:
            raise MissingInputs(("legs",)) from None
        except Contradiction as wrong:
            raise Contradiction("legs", wrong.code, wrong.figures) from None
        days += leg_days
        total += leg_total
    sheet.result("total", add_total(sheet, total), "EUR")
    sheet.result("days", days, "days")


def _refuse_the_excluded(case: Staff) -> None:
    refuse_double_funding(case)
    if case.activity is StaffActivity.CONFERENCE:
        raise Ineligible("conference")
    if not case.invited_from_enterprise:
        return
    if case.activity not in (None, StaffActivity.TEACHING):
        raise Ineligible("invited-staff-only-teach")
    if case.country != HOME or case.legs:
        raise Ineligible("invited-staff-only-to-finland")


def _check_order(case: Staff) -> None:
    """The mobilities of a trip follow one another: no day belongs to two of them."""
    ends = case.end
    for leg in case.legs:
        if ends and leg.start and leg.start <= ends:
            raise Contradiction("legs", "legs-overlap", {"start": leg.start, "end": ends})
        ends = leg.end


def _mobility(
    stay: StaffStay, case: Staff, sheet: Worksheet, previous: StaffStay | None = None
) -> tuple[int, int]:
    """Counted days and euros of one mobility; `case` says what holds for the whole trip.

    The journey of a further one starts from the `previous` place (5.3.5.1).
    """
    country = _destination(stay, case, sheet)
    days = _duration(stay, country, sheet)
    check_travel_days(
        sheet,
        Traveller.STAFF,
        travel_days=stay.travel_days,
        green_days=stay.green_travel_days,
        green=stay.green_travel,
    )
    funded = _funded_days(stay, case, country, days, sheet)
    if funded == 0:
        sheet.assume("wholly-zero-grant")
        return days, 0
    subsistence = _subsistence(stay, country, funded, sheet)
    return days, subsistence + _travel(stay, case, sheet, previous)


def _destination(stay: StaffStay, case: Staff, sheet: Worksheet) -> Country:
    """Not the sender's country, nor the traveller's; Finland for the invited only (6.6.4)."""
    if stay.country == case.residence_country:
        raise Ineligible("staff-destination-is-residence-country")
    if not case.invited_from_enterprise:
        if stay.country == case.sending_country:
            raise Ineligible("staff-destination-is-sending-country")
        if stay.country == HOME:
            raise Ineligible("finland-only-for-invited-staff")
    return country_row(stay.country, sheet)


def _duration(stay: StaffStay, country: Country, sheet: Worksheet) -> int:
    """Days of the mobility without interruptions, within the limits of 6.6.3."""
    days = calendar_length(stay, stay.days, sheet)
    _warn_of_printed_example(stay, days, sheet)
    if stay.interruption_days:
        if stay.interruption_days >= days:
            raise Contradiction("interruption_days", "more-interruption-than-days", {"days": days})
        formula = f"{days} − {stay.interruption_days}"
        days -= stay.interruption_days
        sheet.step("days-without-interruption", formula, days, "days")
    check_staff_length(days, country, sheet)
    _check_working_days(stay, _least(country, sheet), sheet)
    return days


def check_staff_length(days: int, country: Country | None, sheet: Worksheet) -> None:
    """Refuse days without travel days outside the limits of the country (6.6.3)."""
    least = _least(country, sheet)
    most = int(sheet.rates.rate("staff.maximum").value)
    figures: dict[str, Quantity] = {"days": days, "least": least, "most": most}
    if days < least:
        raise Ineligible("staff-too-short", figures)
    if days > most:
        raise Ineligible("staff-too-long", figures)


def _warn_of_printed_example(stay: StaffStay, days: int, sheet: Worksheet) -> None:
    """Say so where an example of the guide counts the same dates otherwise (5.3.6)."""
    period = dates(stay)
    if period is None:
        return
    spell = "{0.day}.{0.month}.–{1.day}.{1.month}.".format(*period)
    for printed in sheet.rates.rows("staff.printed_days", dates=spell):
        if printed.value != days:
            total = sheet.rates.rate("staff.printed_total", dates=spell).value
            sheet.warn("printed-example-differs", days=printed.value, counted=days, total=total)


def _least(country: Country | None, sheet: Worksheet) -> int:
    """Fewest days in a country; those of programme countries when it is not known."""
    kind = "programme" if country is None or country.is_programme_country else "partner"
    return int(sheet.rates.rate("staff.minimum", country=kind).value)


def _check_working_days(stay: StaffStay, least: int, sheet: Worksheet) -> None:
    """The minimum means full working days; days of the week only hint at them (6.6.3)."""
    if stay.working_days is not None:
        if stay.working_days < least:
            figures = {"days": stay.working_days, "least": least}
            raise Ineligible("staff-too-few-working-days", figures)
        return
    period = dates(stay)
    if period and (count := weekdays(*period)) < least:
        sheet.warn("few-weekdays", days=count, least=least)


def _funded_days(
    stay: StaffStay, case: Staff, country: Country, days: int, sheet: Worksheet
) -> int:
    """Days with a grant before travel days: none at all, or at least the minimum (5.3.1)."""
    if stay.zero_grant_days > days:
        raise Contradiction("zero_grant_days", "more-zero-grant-days-than-days", {"days": days})
    if case.zero_grant or stay.zero_grant_days == days:
        return 0
    if not stay.zero_grant_days:
        return days
    funded = days - stay.zero_grant_days
    sheet.step("funded-days", f"{days} − {stay.zero_grant_days}", funded, "days")
    least = _least(country, sheet)
    if funded < least:
        raise Ineligible("staff-funded-too-short", {"days": funded, "least": least})
    return funded


def _subsistence(stay: StaffStay, country: Country, funded: int, sheet: Worksheet) -> int:
    """The daily grant of working and travel days by the country's group (5.3.5.2)."""
    travel_days = stay.travel_days + stay.green_travel_days
    paid = funded + travel_days
    if travel_days:
        sheet.step("paid-days", f"{funded} + {travel_days}", paid, "days")
    most = int(sheet.rates.rate("staff.maximum").value)
    if paid > most:
        sheet.assume("staff-travel-days-past-the-maximum", most=most)
    return add_daily_grant(sheet, "staff.daily", paid, stay.start, group=country.staff_group)


def _travel(stay: StaffStay, case: Staff, sheet: Worksheet, previous: StaffStay | None) -> int:
    """The travel grant, unless there is no journey or others pay it (5.3.5.1)."""
    if stay.already_at_destination:
        sheet.assume("already-at-destination")
        return 0
    if case.travel_paid_by_others:
        sheet.assume("travel-paid-by-others")
        return 0
    if previous is None or stay.origin is not None:
        km = kilometres(stay, sheet)
    else:
        onward = stay.model_copy(update={"origin": previous.destination})
        km = kilometres(onward, sheet, origin_country=previous.country)
    if previous and km < sheet.rates.rate("staff.separate_mobilities").value:
        sheet.warn("legs-close-together", km=km)
    return add_travel_grant(sheet, Traveller.STAFF, km, green=stay.green_travel)


CALCULATORS = {"staff": Calculator("staff", "5.3.5", Staff, staff)}
