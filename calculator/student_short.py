"""Short student mobility: 5 to 30 physical days, blended or doctoral (5.3.4.1–5.3.4.4, 6.2.7)."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from calculator.countries import Country
from calculator.daily_grant import add_daily_grant, calendar_length, check_travel_days
from calculator.errors import Contradiction, Ineligible
from calculator.inputs import Days, YesNo
from calculator.mobility import Activity, add_total, destination
from calculator.registry import Calculator
from calculator.student import (
    StudentMobility,
    add_student_travel,
    institution_pays,
    refuse_the_excluded,
)
from calculator.travel_grant import Traveller
from calculator.worksheet import Worksheet


class StudentShort(StudentMobility):
    """Inputs of short student mobility; dates and days are those of the physical part."""

    any_of: ClassVar = (("start", "end"), ("days",))

    activity: Activity = Field(
        Activity.STUDIES, description="Studies and traineeship are paid alike"
    )
    days: Annotated[int, Field(ge=1, le=366)] | None = Field(
        None, description="Physical days without travel days, when the dates are not known"
    )
    doctoral: YesNo = Field(False, description="Whether the student is a doctoral candidate")
    virtual_part: YesNo | None = Field(
        None, description="Whether there is a virtual part, done at home"
    )
    ects: Annotated[Decimal, Field(ge=0, le=60)] | None = Field(
        None, description="Credits of the virtual and physical parts together"
    )
    travel_days: Days = Field(0, description="Travel days before and after, at most two")
    interruption_days: Days = Field(0, description="Days that break the physical part")


def student_short(case: StudentShort, sheet: Worksheet) -> None:
    """Days by band + top-up for children + travel (5.3.4.2–5.3.4.4)."""
    country = destination(case, sheet)
    refuse_the_excluded(case)
    days = calendar_length(case, case.days, sheet)
    if case.interruption_days:
        raise Ineligible("short-broken")
    check_short_length(days, sheet)
    _check_content(case, sheet)
    check_travel_days(
        sheet,
        Traveller.STUDENT,
        travel_days=case.travel_days,
        green_days=case.green_travel_days,
        green=case.green_travel,
    )
    funded = _funded_days(case, days, sheet)
    if funded == 0:
        sheet.assume("wholly-zero-grant")
        total = add_total(sheet, 0)
    else:
        total = add_total(
            sheet,
            _stay_grant(case, funded, sheet)
            + _children(case, days, sheet)
            + _travel(case, country, sheet),
        )
    sheet.result("total", total, "EUR")
    sheet.result("days", days, "days")


def check_short_length(days: int, sheet: Worksheet) -> None:
    """Refuse less than five or more than thirty days without travel days (5.3.4.1, 6.2.7)."""
    least = int(sheet.rates.rate("student_short.minimum").value)
    most = int(sheet.rates.rate("student_short.maximum").value)
    figures = {"days": days, "least": least, "most": most}
    if days < least:
        raise Ineligible("short-too-short", figures)
    if days > most:
        raise Ineligible("short-too-long", figures)


def _check_content(case: StudentShort, sheet: Worksheet) -> None:
    """A virtual part and enough credits, unless the student is doctoral (6.2.7, 6.2.9)."""
    if case.doctoral:
        return
    least = sheet.rates.rate("student_short.credits").value
    if case.virtual_part is False:
        raise Ineligible("short-without-virtual-part")
    if case.ects is not None and case.ects < least:
        raise Ineligible("short-too-few-credits", {"credits": case.ects, "least": least})
    if case.virtual_part is None or case.ects is None:
        sheet.assume("short-content-taken-for-granted", least=least)
    sheet.assume("virtual-part-unpaid")


def _funded_days(case: StudentShort, days: int, sheet: Worksheet) -> int:
    """Physical days with a grant: none at all, or at least the shortest mobility (5.3.1)."""
    if case.zero_grant_days > days:
        raise Contradiction("zero_grant_days", "more-zero-grant-days-than-days", {"days": days})
    if case.zero_grant or case.zero_grant_days == days:
        return 0
    if not case.zero_grant_days:
        return days
    funded = days - case.zero_grant_days
    sheet.step("funded-days", f"{days} − {case.zero_grant_days}", funded, "days")
    least = int(sheet.rates.rate("student_short.minimum").value)
    if funded < least:
        raise Ineligible("short-funded-too-short", {"days": funded, "least": least})
    return funded


def _stay_grant(case: StudentShort, funded: int, sheet: Worksheet) -> int:
    """The grant of physical and travel days, each in the band of its running number (5.3.4.2)."""
    travel_days = case.travel_days + case.green_travel_days
    paid = funded + travel_days
    if travel_days:
        sheet.step("paid-days", f"{funded} + {travel_days}", paid, "days")
    most = int(sheet.rates.rate("student_short.maximum").value)
    if paid > most:
        sheet.assume("travel-days-past-the-maximum", most=most)
    return add_daily_grant(sheet, "student_short.daily", paid, case.start)


def _children(case: StudentShort, days: int, sheet: Worksheet) -> int:
    """The top-up for children, once, by the length of the physical part (5.3.4.4)."""
    if not case.children:
        return 0
    rate = sheet.rates.rate("student_short.children", on=case.start, days=days)
    sheet.step("children-once", "", rate.value, "EUR", rate, addend=True)
    return int(rate.value)


def _travel(case: StudentShort, country: Country, sheet: Worksheet) -> int:
    """A travel grant with children, else as in long mobility (5.3.4.3)."""
    if case.already_at_destination:
        sheet.assume("already-at-destination")
        return 0
    entitled = case.children or institution_pays(case, country, sheet)
    return add_student_travel(case, sheet, entitled=entitled)


CALCULATORS = {
    "student-short": Calculator("student-short", "5.3.4.2", StudentShort, student_short),
}
