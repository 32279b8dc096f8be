"""The exchange months of a degree cycle: how many are left, and does a stay fit (6.2.3, 7.5)."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from calculator.durations import Duration, guide_count
from calculator.errors import Contradiction, Ineligible, MissingInputs
from calculator.inputs import Day, Days, Inputs, YesNo
from calculator.registry import Calculator
from calculator.texts import shown
from calculator.worksheet import Worksheet

Months: TypeAlias = Annotated[int, Field(ge=0, le=60)]


class Cycle(StrEnum):
    """Degree cycles with months of their own."""

    BACHELOR = "bachelor"
    MASTER = "master"
    SINGLE_CYCLE = "single_cycle"
    DOCTORAL = "doctoral"


class ExchangeQuota(Inputs):
    """Inputs of the quota: the cycle, what of it is used, and the stay that is asked for."""

    cycle: Cycle = Field(description="Degree cycle; single_cycle for one long master's programme")
    used_months: Months = Field(
        description="Months already used in the cycle, zero-grant ones and earlier programmes too"
    )
    used_days: Days = Field(0, description="Days used over the full months")
    short_days: Days = Field(0, description="Physical days of short mobilities already made")
    scholarship_months: Months = Field(
        0, description="Months with an Erasmus Mundus scholarship in the cycle"
    )
    virtual_days: Days = Field(0, description="Days of virtual parts; they do not count")
    start: Day | None = Field(None, description="First physical day of the stay asked for")
    end: Day | None = Field(None, description="Last physical day of the stay asked for")
    months: Months | None = Field(None, description="Full months of the stay asked for")
    days: Days | None = Field(None, description="Days of the stay asked for, over full months")
    return_prevented: YesNo = Field(
        False, description="Whether the pandemic keeps the student from returning in time"
    )


def exchange_quota(case: ExchangeQuota, sheet: Worksheet) -> None:
    """Twelve months a cycle, 24 in a single-cycle programme, less what is used."""
    remaining = remaining_days(case, sheet)
    if case.virtual_days:
        sheet.assume("virtual-days-not-counted", days=case.virtual_days)
    length = days_in_month(sheet)
    asked = _asked(case, length, sheet)
    if asked is not None:
        check_fits(asked, remaining, sheet, return_prevented=case.return_prevented)
    _result("quota_remaining", remaining, length, sheet)
    if asked is not None:
        left = max(0, remaining - asked)
        sheet.step("quota-left", f"{remaining} - {asked}", left, "days")
        _result("quota_left", left, length, sheet)


def remaining_days(case: ExchangeQuota, sheet: Worksheet) -> int:
    """The days left of the cycle's quota, thirty to a month; written down."""
    quota = sheet.rates.rate("exchange_quota.months", cycle=case.cycle)
    length = days_in_month(sheet)
    whole = int(quota.value) * length
    sheet.step("quota-of-cycle", f"{quota.value} × {length}", whole, "days", quota)
    months = case.used_months + case.scholarship_months
    over = case.used_days + case.short_days
    used = months * length + over
    sheet.step("quota-used", f"{months} × {length} + {over}", used, "days")
    if used > whole:
        sheet.warn("quota-overdrawn", days=used - whole)
    remaining = max(0, whole - used)
    sheet.step("quota-remaining", f"{whole} - {used}", remaining, "days")
    return remaining


def check_fits(
    asked: int, remaining: int, sheet: Worksheet, *, return_prevented: bool = False
) -> None:
    """Refuse a stay of more days than are left, zero-grant ones too (6.2.3)."""
    if asked <= remaining:
        return
    if return_prevented:
        sheet.assume("quota-exceeded-by-pandemic", days=asked - remaining)
        return
    length = days_in_month(sheet)
    raise Ineligible(
        "quota-exceeded",
        {
            "months": remaining // length,
            "days": remaining % length,
            "asked_months": asked // length,
            "asked_days": asked % length,
        },
    )


def days_in_month(sheet: Worksheet) -> int:
    """How many days make a month in sums of exchange time (5.3.4.1)."""
    return int(sheet.rates.rate("student_long.days_in_month").value)


def _asked(case: ExchangeQuota, length: int, sheet: Worksheet) -> int | None:
    """The days of the stay asked for, or None when only the remainder is wanted."""
    if case.start is None and case.end is None:
        if case.months is None and case.days is None:
            return None
        asked = Duration(case.months or 0, case.days or 0)
        formula = f"{asked.months} × {length} + {asked.days}"
    else:
        if case.start is None or case.end is None:
            raise MissingInputs(("start",) if case.start is None else ("end",))
        if case.end < case.start:
            raise Contradiction("end", "end-before-start", {"start": case.start, "end": case.end})
        asked = guide_count(case.start, case.end)
        if (case.months, case.days) not in ((None, None), (asked.months, asked.days)):
            raise Contradiction("months", "dates-and-months")
        formula = f"{shown(case.start)} – {shown(case.end)}"
    days = asked.months * length + asked.days
    sheet.step("quota-asked", formula, days, "days")
    return days


def _result(name: str, days: int, length: int, sheet: Worksheet) -> None:
    sheet.result(f"{name}_months", days // length, "months")
    sheet.result(f"{name}_days", days % length, "days")


CALCULATORS = {
    "exchange-quota": Calculator("exchange-quota", "6.2.3", ExchangeQuota, exchange_quota),
}
