"""What the pandemic's exceptions change in a shortened stay (chapter 7)."""

from datetime import timedelta
from fractions import Fraction

from calculator.changed_mobility.inputs import ChangedMobility, Course, Ground
from calculator.changed_mobility.stays import Realised, keep_agreed, monthly_grant, sum_of, take
from calculator.durations import Duration, guide_count
from calculator.errors import Ineligible, MissingInputs
from calculator.values import whole_euros
from calculator.worksheet import Worksheet

_WHOLE_GRANT = {
    Course.RETURNED_HOME: ("corona-full-grant", {Ground.REMOTE, Ground.CONTINUING_COSTS}),
    Course.STAYED_ABROAD: (
        "corona-full-grant-abroad",
        {Ground.REMOTE, Ground.RESUMES, Ground.TRAVEL_RESTRICTIONS},
    ),
}
"""The stays that ended early, with the grounds for keeping the whole grant and their note."""


def decide_in_pandemic(
    case: ChangedMobility, plan: Worksheet, worked: Worksheet, sheet: Worksheet
) -> None:
    """The pandemic's rules: the whole grant, at least the prepayment, or the physical days."""
    if case.course is None:
        raise MissingInputs(("course",))
    if case.course not in _WHOLE_GRANT:
        sheet.assume("corona-physical-days")
        take(worked, sheet)
        return
    if case.ground is None:
        raise MissingInputs(("ground",))
    note, grounds = _WHOLE_GRANT[case.course]
    if case.ground in grounds:
        sheet.assume(note)
        keep_agreed(plan, sheet)
        return
    _keep_prepayment(case, plan, worked, sheet)


def _keep_prepayment(
    case: ChangedMobility, plan: Worksheet, worked: Worksheet, sheet: Worksheet
) -> None:
    """At least the prepayment is kept (7.1.1); the realised stay's grant where it is more."""
    typical = sheet.rates.rate("changed_mobility.prepayment")
    percent = case.prepayment_percent
    if percent is None:
        percent = typical.value
        sheet.assume("typical-prepayment", percent=percent)
    sheet.assume("corona-at-least-prepayment")
    planned = whole_euros(sum_of(plan))
    kept = Fraction(percent) / 100 * planned
    if kept < sum_of(worked):
        take(worked, sheet)
    else:
        formula = f"{planned} × {percent} %"
        sheet.step("prepayment-kept", formula, kept, "EUR", typical, addend=True)


def add_quarantine(
    case: ChangedMobility, plan: Worksheet, realised: Realised, sheet: Worksheet
) -> None:
    """Compulsory quarantine may be paid by the day, within twelve months in all (7.9.2)."""
    if not case.quarantine_days:
        return
    whole = guide_count(realised.start, realised.end + timedelta(days=case.quarantine_days))
    if whole > Duration(int(sheet.rates.rate("student_long.maximum").value), 0):
        raise Ineligible("long-too-long", {"months": whole.months, "days": whole.days})
    divisor = sheet.rates.rate("student_long.days_in_month")
    monthly = monthly_grant(plan)
    amount = Fraction(monthly) / Fraction(divisor.value) * case.quarantine_days
    formula = f"{case.quarantine_days} × {monthly}/{divisor.value}"
    sheet.step("quarantine-days", formula, amount, "EUR", divisor, addend=True)
    sheet.assume("quarantine-paid", days=case.quarantine_days)
