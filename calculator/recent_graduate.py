"""A recent graduate's traineeship: by when it must end, and may it take place (6.3.3, 7.6)."""

from datetime import date

from pydantic import Field

from calculator.anniversary import months_after
from calculator.durations import guide_count
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.exchange_quota import (
    Cycle,
    ExchangeQuota,
    Months,
    check_fits,
    days_in_month,
    remaining_days,
)
from calculator.inputs import Day, Days, Inputs, YesNo
from calculator.mobility import contract_period
from calculator.registry import Calculator
from calculator.texts import shown
from calculator.worksheet import Worksheet


class RecentGraduate(Inputs):
    """Inputs of a recent graduate's traineeship; without dates only its last day is told."""

    graduation: Day = Field(description="Day of graduation")
    selected_before_graduation: YesNo = Field(
        description="Whether the student was selected before graduating"
    )
    start: Day | None = Field(None, description="First day of the traineeship")
    end: Day | None = Field(None, description="Last day of the traineeship")
    extended_time: YesNo | None = Field(
        None, description="Whether the pandemic's six months of extra time apply"
    )
    cycle: Cycle | None = Field(None, description="Degree cycle from which the student graduated")
    used_months: Months | None = Field(None, description="Exchange months used in that cycle")
    used_days: Days = Field(0, description="Days used over the full months")


def recent_graduate(case: RecentGraduate, sheet: Worksheet) -> None:
    """Selected before graduation, begun and ended by the anniversary, within the quota."""
    if not case.selected_before_graduation:
        raise Ineligible("graduate-selected-too-late")
    last = _last_day(case.graduation, "graduate-last-day", "recent_graduate.months", sheet)
    extended = _last_day(
        case.graduation, "graduate-extended-day", "recent_graduate.extended_months", sheet
    )
    sheet.assume("graduate-if-institution-offers")
    stay = _stay(case)
    if stay:
        _check_time(case, *stay, last, extended)
        _check_contract(*stay, sheet)
        _check_quota(case, *stay, sheet)
    sheet.result("graduate_last_day", last, "date")
    sheet.result("graduate_extended_day", extended, "date")
    if stay:
        length = guide_count(*stay)
        sheet.result("months", length.months, "months")
        sheet.result("days", length.days, "days")


def _last_day(graduation: date, code: str, rate_name: str, sheet: Worksheet) -> date:
    rate = sheet.rates.rate(rate_name)
    last = months_after(graduation, int(rate.value))
    sheet.step(code, f"{shown(graduation)} + {rate.value}", last, "date", rate)
    return last


def _stay(case: RecentGraduate) -> tuple[date, date] | None:
    if case.start is None and case.end is None:
        return None
    if case.start is None or case.end is None:
        raise MissingInputs(("start",) if case.start is None else ("end",))
    if case.end < case.start:
        raise Contradiction("end", "end-before-start", {"start": case.start, "end": case.end})
    if case.start < case.graduation:
        raise Contradiction("start", "before-graduation", {"graduation": case.graduation})
    return case.start, case.end


def _check_time(case: RecentGraduate, start: date, end: date, last: date, extended: date) -> None:
    """Both ends by the anniversary, or by that of the extra time where it applies (7.6)."""
    if end <= last:
        return
    if end > extended:
        raise Ineligible("graduate-too-late", {"start": start, "end": end, "last": extended})
    if case.extended_time is None:
        raise MissingInputs(("extended_time",))
    if not case.extended_time:
        raise Ineligible("graduate-too-late", {"start": start, "end": end, "last": last})


def _check_contract(start: date, end: date, sheet: Worksheet) -> None:
    """Within one contract period: across its edge is refused, another period's is pointed out."""
    first, last = contract_period(sheet.rates)
    if start < first <= end or start <= last < end:
        raise Ineligible("graduate-across-contracts", {"first": first, "last": last})
    if end < first or start > last:
        sheet.warn("outside-contract-period", first=first, last=last)


def _check_quota(case: RecentGraduate, start: date, end: date, sheet: Worksheet) -> None:
    """The months come from the quota of the cycle that was finished (6.2.3)."""
    if case.cycle is None or case.used_months is None:
        sheet.assume("graduate-quota-unknown")
        return
    quota = ExchangeQuota(cycle=case.cycle, used_months=case.used_months, used_days=case.used_days)
    length = guide_count(start, end)
    asked = length.months * days_in_month(sheet) + length.days
    check_fits(asked, remaining_days(quota, sheet), sheet)


CALCULATORS = {
    "recent-graduate": Calculator("recent-graduate", "6.3.3", RecentGraduate, recent_graduate),
}
