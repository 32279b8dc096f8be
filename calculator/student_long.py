"""Long student mobility: two to twelve months of studies or traineeship (5.3.4, 6.2.7)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import Field

from calculator.countries import Country
from calculator.daily_grant import check_travel_days
from calculator.durations import (
    Duration,
    calendar_days,
    commission_days,
    guide_count,
    month_end,
)
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Day, Days
from calculator.mobility import Activity, add_total, dates, destination, warn_outside_contract
from calculator.registry import Calculator
from calculator.student import (
    EUROPEAN_REGIONS,
    StudentMobility,
    add_student_travel,
    institution_pays,
    refuse_the_excluded,
)
from calculator.texts import shown
from calculator.travel_grant import Traveller
from calculator.values import Quantity, whole_euros
from calculator.worksheet import Worksheet


class StudentLong(StudentMobility):
    """Inputs of long student mobility; the length as dates or as months and days over."""

    any_of: ClassVar = (("start", "end"), ("months",))

    months: Annotated[int, Field(ge=0, le=60)] | None = Field(
        None, description="Full months, when the dates are not known"
    )
    days: Annotated[int, Field(ge=0, le=30)] | None = Field(
        None, description="Days over the full months"
    )
    last_funded_day: Day | None = Field(None, description="Last day with a grant")
    module_months: Annotated[int, Field(ge=0, le=60)] | None = Field(
        None, description="Full months that the Beneficiary Module shows"
    )
    module_days: Annotated[int, Field(ge=0, le=30)] | None = Field(
        None, description="Days over that the Beneficiary Module shows"
    )
    closure_days: Days = Field(0, description="Days on which the traineeship company was closed")


def student_long(case: StudentLong, sheet: Worksheet) -> None:
    """Months × monthly grant + days × 1/30 of it + travel, rounded once (5.3.1, 5.3.4)."""
    country = destination(case, sheet)
    refuse_the_excluded(case)
    stay = dates(case)
    length = _length(case, stay, sheet)
    _check_limits(case, stay, length, sheet)
    check_travel_days(
        sheet,
        Traveller.STUDENT,
        travel_days=0,
        green_days=case.green_travel_days,
        green=case.green_travel,
    )
    if case.zero_grant:
        sheet.assume("wholly-zero-grant")
        _results(add_total(sheet, 0), length, sheet)
        return
    funded = _funded(case, stay, length, sheet)
    monthly = _monthly_grant(case, country, sheet)
    exact = _stay_grant(case, funded, monthly, sheet) + _travel(case, country, sheet)
    total = add_total(sheet, exact)
    if stay and case.module_months is None:
        _show_commission_count(stay, length, monthly, exact, sheet)
    _results(total, length, sheet)


def _length(case: StudentLong, stay: tuple[date, date] | None, sheet: Worksheet) -> Duration:
    """The counted length: the Beneficiary Module's where the user read it, else the guide's."""
    given = None if case.months is None else Duration(case.months, case.days or 0)
    counted = guide_count(*stay) if stay else given
    if counted is None or (given is not None and given != counted):
        raise Contradiction("months", "dates-and-months")
    if stay:
        warn_outside_contract(*stay, sheet)
        _write_length("guide-count", "{} – {}".format(*map(shown, stay)), counted, sheet)
    if case.module_months is None:
        return counted
    module = Duration(case.module_months, case.module_days or 0)
    _write_length("module-count", "Beneficiary Module", module, sheet)
    sheet.warn("module-count-used", months=module.months, days=module.days)
    return module


def _write_length(code: str, formula: str, length: Duration, sheet: Worksheet) -> None:
    sheet.step(code, formula, length.months, "months")
    sheet.step(f"{code}-days", formula, length.days, "days")


def _check_limits(
    case: StudentLong, stay: tuple[date, date] | None, length: Duration, sheet: Worksheet
) -> None:
    """Two full months without the company's closure, twelve months at most (6.2.7, 6.2.8)."""
    minimum = int(sheet.rates.rate("student_long.minimum").value)
    maximum = int(sheet.rates.rate("student_long.maximum").value)
    counted = length
    if case.closure_days:
        if stay:
            closed_from = stay[1] - timedelta(days=case.closure_days)
            open_at_all = stay[0] <= closed_from
            counted = guide_count(stay[0], closed_from) if open_at_all else Duration(0, 0)
        elif case.closure_days <= length.days:
            counted = replace(length, days=length.days - case.closure_days)
        else:
            raise MissingInputs(("start", "end"))
        sheet.assume("closure-paid-not-counted", days=case.closure_days)
    if counted.months < minimum:
        figures: dict[str, Quantity] = {"months": counted.months, "days": counted.days}
        if stay is None:
            raise Ineligible("long-too-short", figures)
        enough = month_end(stay[0], minimum) + timedelta(days=case.closure_days)
        raise Ineligible("long-too-short-dated", {**figures, "enough": enough})
    if length > Duration(maximum, 0):
        raise Ineligible("long-too-long", {"months": length.months, "days": length.days})


def _funded(
    case: StudentLong, stay: tuple[date, date] | None, length: Duration, sheet: Worksheet
) -> Duration:
    """The part of the stay with a grant: counted to the last funded day (5.3.1)."""
    funded = length
    if case.last_funded_day:
        if stay is None:
            raise MissingInputs(("start", "end"))
        if not stay[0] <= case.last_funded_day <= stay[1]:
            raise Contradiction("last_funded_day", "outside-the-stay")
        funded = guide_count(stay[0], case.last_funded_day)
        if case.zero_grant_days not in (0, calendar_days(case.last_funded_day, stay[1]) - 1):
            raise Contradiction("zero_grant_days", "zero-grant-given-twice")
    elif case.zero_grant_days:
        if case.zero_grant_days > length.days:
            raise MissingInputs(("last_funded_day",))
        funded = replace(length, days=length.days - case.zero_grant_days)
    if funded == length:
        return length
    _write_length("funded-count", "", funded, sheet)
    minimum = int(sheet.rates.rate("student_long.minimum").value)
    if funded.months < minimum:
        raise Ineligible("funded-too-short", {"months": funded.months, "days": funded.days})
    return funded


def _monthly_grant(case: StudentLong, country: Country, sheet: Worksheet) -> Decimal:
    """The combined monthly amount: base, traineeship and children (5.3.4.2, 5.3.4.4)."""
    group = country.student_group or "partner"
    base = sheet.rates.rate("student_long.monthly", on=case.start, group=group)
    sheet.step("monthly-base", country.code, base.value, "EUR/month", base)
    parts = [base.value]
    if case.activity is Activity.COMBINED:
        sheet.assume("combined-is-studies")
    if case.activity is Activity.TRAINEESHIP:
        top_up = sheet.rates.rate("student_long.traineeship", on=case.start)
        sheet.step("traineeship-top-up", "", top_up.value, "EUR/month", top_up)
        parts.append(top_up.value)
        if group == "partner":
            sheet.assume("traineeship-in-partner-country")
    if case.children:
        top_up = sheet.rates.rate("student_long.children", on=case.start)
        sheet.step("children-top-up", "", top_up.value, "EUR/month", top_up)
        parts.append(top_up.value)
    total = sum(parts, Decimal(0))
    if len(parts) > 1:
        sheet.step("monthly-total", " + ".join(map(str, parts)), total, "EUR/month")
    return total


def _stay_grant(
    case: StudentLong, funded: Duration, monthly: Decimal, sheet: Worksheet
) -> Fraction:
    """Full months, days over and paid green travel days, exact to the thirtieth (5.3.4.1)."""
    divisor = sheet.rates.rate("student_long.days_in_month")
    daily = Fraction(monthly) / Fraction(divisor.value)
    per_day = f"{monthly}/{divisor.value}"
    total = Fraction(monthly) * funded.months
    sheet.step("full-months", f"{funded.months} × {monthly}", total, "EUR", addend=True)
    for code, days in (("days-over", funded.days), ("green-days", case.green_travel_days)):
        if days:
            sheet.step(code, f"{days} × {per_day}", daily * days, "EUR", divisor, addend=True)
            total += daily * days
    return total


def _travel(case: StudentLong, country: Country, sheet: Worksheet) -> int:
    """The travel grant where one is due, else 50 € for green travel (5.3.4.3)."""
    if case.already_at_destination:
        sheet.assume("already-at-destination")
        return 0
    return add_student_travel(case, sheet, entitled=_entitled(case, country, sheet))


def _entitled(case: StudentLong, country: Country, sheet: Worksheet) -> bool:
    if not case.children or country.is_programme_country:
        return institution_pays(case, country, sheet)
    if country.region in EUROPEAN_REGIONS:
        sheet.assume("children-to-region-5-or-14")
    return True


def _show_commission_count(
    stay: tuple[date, date], length: Duration, monthly: Decimal, exact: Fraction, sheet: Worksheet
) -> None:
    """The Commission's 360-day count beside the guide's, and what it would change (rules §1)."""
    days = commission_days(*stay)
    sheet.step("commission-count", f"{days // 30} × 30 + {days % 30}", days, "days")
    difference = days - (length.months * 30 + length.days)
    if difference:
        other = whole_euros(exact + Fraction(monthly) / 30 * difference)
        sheet.warn(
            "commission-count-differs",
            months=days // 30,
            days=days % 30,
            difference=f"{difference:+d}",
            euros=f"{other - whole_euros(exact):+d}",
        )


def _results(total: int, length: Duration, sheet: Worksheet) -> None:
    sheet.result("total", total, "EUR")
    sheet.result("months", length.months, "months")
    sheet.result("days", length.days, "days")


CALCULATORS = {
    "student-long": Calculator("student-long", "5.3.4", StudentLong, student_long),
}
