"""A long student mobility that changed: shorter, longer, interrupted or cancelled (6.2.12, 7).

Both stays, the agreed and the realised, are worked out by the rules of long student mobility;
this package decides which of them is paid.
"""

from datetime import date
from decimal import Decimal

from calculator.anniversary import months_after
from calculator.changed_mobility.inputs import Cause, ChangedMobility, Course
from calculator.changed_mobility.pandemic import (
    add_quarantine,
    decide_in_pandemic,
)
from calculator.changed_mobility.stays import (
    Realised,
    formula_of,
    keep_agreed,
    realised_stay,
    sum_of,
    take,
    work_out,
    work_out_realised,
    work_out_to,
    write_agreed,
)
from calculator.durations import calendar_days
from calculator.errors import MissingInputs
from calculator.mobility import warn_outside_contract
from calculator.registry import Calculator
from calculator.texts import shown
from calculator.values import whole_euros
from calculator.worksheet import Worksheet

__all__ = ["CALCULATORS"]


def changed_mobility(case: ChangedMobility, sheet: Worksheet) -> None:
    """The grant after the change, and how it differs from what was agreed."""
    plan = work_out(case, sheet)
    write_agreed(plan, sheet)
    realised = None if case.course is Course.CANCELLED else realised_stay(case, sheet)
    if realised is None:
        _cancelled(case, sheet)
    else:
        _decide(case, plan, realised, sheet)
        add_quarantine(case, plan, realised, sheet)
        first, last = min(case.start, realised.start), max(case.end, realised.end)
        warn_outside_contract(first, last, sheet)
    _results(case, whole_euros(sum_of(plan)), sheet)
    if realised:
        sheet.result("months", realised.length.months, "months")
        sheet.result("days", realised.length.days, "days")
        if realised.days > calendar_days(case.start, case.end):
            _request_date(case.end, sheet)


def _decide(case: ChangedMobility, plan: Worksheet, realised: Realised, sheet: Worksheet) -> None:
    """Write down the steps of the stay that is paid: the agreed one or the realised one."""
    tolerance = sheet.rates.rate("changed_mobility.tolerance")
    agreed = calendar_days(case.start, case.end)
    shorter = agreed - realised.days
    sheet.step("days-shorter", f"{agreed} - {realised.days}", shorter, "days", tolerance)
    if shorter < 0:
        _longer(case, plan, realised, -shorter, sheet)
        return
    enough = realised.length.months >= sheet.rates.rate("student_long.minimum").value
    if enough and shorter <= tolerance.value and (not shorter or _content_completed(case)):
        if shorter:
            sheet.assume("change-within-tolerance", days=shorter)
        keep_agreed(plan, sheet)
        return
    if case.cause is None:
        raise MissingInputs(("cause",))
    worked = work_out_realised(case, plan, realised, sheet, enough=enough)
    if case.cause is Cause.CORONA:
        decide_in_pandemic(case, plan, worked, sheet)
        return
    if case.cause is Cause.FORCE_MAJEURE:
        sheet.warn("agency-decides-force-majeure")
    elif case.content_completed is False:
        sheet.warn("institution-may-recover-more")
    if enough:
        take(worked, sheet)
    elif case.cause is Cause.ORDINARY:
        sheet.assume("below-minimum-recovered")


def _content_completed(case: ChangedMobility) -> bool:
    if case.content_completed is None:
        raise MissingInputs(("content_completed",))
    return case.content_completed


def _longer(
    case: ChangedMobility, plan: Worksheet, realised: Realised, extra: int, sheet: Worksheet
) -> None:
    """Extra days are without a grant unless the agreement was amended (5.3.4.1, 6.2.11)."""
    # Worked out in either case: a stay of more than twelve months is refused.
    worked = work_out_to(realised.paid_until, case, realised, sheet)
    if case.agreement_amended:
        take(worked, sheet)
    else:
        sheet.assume("extension-is-zero-grant", days=extra)
        keep_agreed(plan, sheet)


def _cancelled(case: ChangedMobility, sheet: Worksheet) -> None:
    """A mobility that never began is paid 0 € (7.2.2)."""
    if case.cause is None:
        raise MissingInputs(("cause",))
    if case.cause is Cause.FORCE_MAJEURE:
        sheet.warn("agency-decides-force-majeure")
    else:
        sheet.assume("cancelled-corona" if case.cause is Cause.CORONA else "cancelled-ordinary")


def _request_date(end: date, sheet: Worksheet) -> None:
    """By when an extension has to be asked for: a month before the agreed end (5.3.2)."""
    rate = sheet.rates.rate("changed_mobility.request_months")
    by = months_after(end, -int(rate.value))
    sheet.step("extension-request-by", f"{shown(end)} - {rate.value}", by, "date", rate)
    sheet.result("extension_request_by", by, "date")


def _results(case: ChangedMobility, planned: int, sheet: Worksheet) -> None:
    """The grant that is due; in force majeure the bounds between which the agency decides."""
    due = whole_euros(sum_of(sheet))
    if case.cause is Cause.FORCE_MAJEURE and due < planned:
        sheet.result("kept_at_least", due, "EUR")
        sheet.result("kept_at_most", planned, "EUR")
        return
    sheet.step("total", formula_of(sheet) or "0", due, "EUR")
    sheet.result("total", due, "EUR")
    sheet.result("planned_total", planned, "EUR")
    sheet.result("grant_change", due - planned, "EUR")
    if case.paid_so_far is not None:
        sheet.result("to_recover", max(Decimal(0), case.paid_so_far - due), "EUR")
        sheet.result("to_pay", max(Decimal(0), due - case.paid_so_far), "EUR")


CALCULATORS = {
    "changed-mobility": Calculator(
        "changed-mobility", "5.3.4.1", ChangedMobility, changed_mobility
    ),
}
