"""Teaching hours that a staff mobility must have (6.6.3, 7.3)."""

from math import ceil
from typing import Annotated, ClassVar

from pydantic import Field

from calculator.durations import calendar_days, weekdays
from calculator.errors import Contradiction, Ineligible
from calculator.inputs import Day, Inputs, YesNo
from calculator.mobility import dates, warn_outside_contract
from calculator.registry import Calculator
from calculator.staff import StaffActivity
from calculator.texts import shown
from calculator.worksheet import Worksheet


class TeachingHours(Inputs):
    """Inputs of the teaching duty: how long, and what kind of mobility."""

    any_of: ClassVar = (("start", "end"), ("working_days",))

    start: Day | None = Field(None, description="First day at the host")
    end: Day | None = Field(None, description="Last day at the host")
    working_days: Annotated[int, Field(ge=1, le=60)] | None = Field(
        None, description="Working days at the host, five a week, when they are known"
    )
    activity: StaffActivity = Field(
        StaffActivity.TEACHING, description="Teaching, training or both"
    )
    invited_from_enterprise: YesNo = Field(
        False, description="Whether a foreign enterprise's staff are invited to teach in Finland"
    )
    virtual: YesNo = Field(False, description="Whether the mobility is wholly virtual")


def teaching_hours(case: TeachingHours, sheet: Worksheet) -> None:
    """Hours of teaching: 8 a week in proportion to the working days, or a fixed number."""
    if case.activity is StaffActivity.CONFERENCE:
        raise Ineligible("conference")
    days = _working_days(case, sheet)
    if case.activity is StaffActivity.TRAINING:
        sheet.assume("training-has-no-teaching")
        hours = 0
    elif case.invited_from_enterprise:
        sheet.assume("invited-staff-have-no-minimum")
        hours = 0
    elif case.virtual:
        hours = _fixed("teaching.virtual", case.activity, sheet)
    elif case.activity is StaffActivity.COMBINED:
        hours = _fixed("teaching.combined", case.activity, sheet)
    else:
        hours = _by_weeks(days, sheet)
    sheet.result("hours", hours, "hours")


def _working_days(case: TeachingHours, sheet: Worksheet) -> int:
    """Working days as given, or Monday to Friday of the dates."""
    period = dates(case)
    if period is None:
        days = case.working_days or 0
        sheet.step("working-days", "", days, "days")
        return days
    if case.working_days is not None and case.working_days > calendar_days(*period):
        figures = {"days": calendar_days(*period)}
        raise Contradiction("working_days", "more-working-days-than-days", figures)
    warn_outside_contract(*period, sheet)
    days = weekdays(*period) if case.working_days is None else case.working_days
    sheet.step("working-days", "{} – {}".format(*map(shown, period)), days, "days")
    return days


def _fixed(rate_name: str, activity: StaffActivity, sheet: Worksheet) -> int:
    """Hours that do not depend on the length."""
    rate = sheet.rates.rate(rate_name, activity=activity)
    sheet.step("teaching-hours", "", rate.value, "hours", rate, addend=True)
    return int(rate.value)


def _by_weeks(days: int, sheet: Worksheet) -> int:
    """The hours of each full week and the share of the rest, rounded up to a whole hour."""
    weekly = sheet.rates.rate("teaching.weekly")
    week = int(sheet.rates.rate("teaching.days_in_week").value)
    if days <= week:
        sheet.step("teaching-hours", "", weekly.value, "hours", weekly, addend=True)
        return int(weekly.value)
    weeks, rest = divmod(days, week)
    exact = weekly.value * weeks
    sheet.step("full-weeks", f"{weeks} × {weekly.value}", exact, "hours", weekly, addend=True)
    if rest:
        share = weekly.value * rest / week
        formula = f"{rest}/{week} × {weekly.value}"
        sheet.step("rest-of-week", formula, share, "hours", weekly, addend=True)
        exact += share
    hours = ceil(exact)
    sheet.step("hours-rounded-up", "", hours, "hours")
    return hours


CALCULATORS = {
    "teaching-hours": Calculator("teaching-hours", "6.6.3", TeachingHours, teaching_hours),
}
