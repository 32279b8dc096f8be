"""A long stay that changed by hand (5.3.2, 5.3.4.1, 6.2.12, 7.1.1, 7.1.2, 7.3)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, Figure, No, refused, rounded
from tests.calculator.oracle.calendar_days import days as calendar_days
from tests.calculator.oracle.calendar_days import later, months_and_days
from tests.calculator.oracle.student_long import student_long

_KEEPS_ALL = {
    "returned_home": ("remote", "continuing_costs"),
    "stayed_abroad": ("remote", "resumes", "travel_restrictions"),
}


def changed_mobility(
    *,
    start: date,
    end: date,
    realised_start: date,
    realised_end: date,
    content_completed: bool | None = None,
    agreement_amended: bool = False,
    cause: str | None = None,
    course: str | None = None,
    ground: str | None = None,
    prepayment_percent: Decimal | None = None,
    paid_so_far: Decimal | None = None,
    **stay: object,
) -> Answer:
    """The grant after the change; `stay` is the rest of a long stay's inputs."""
    if realised_end < realised_start:
        return No("invalid", "end before start")
    planned = _total(start, end, stay)
    if isinstance(planned, No):
        return planned
    months, over = months_and_days(realised_start, realised_end)
    if months > 12 or (months == 12 and over > 0):
        return refused("over twelve months, 6.2.7")
    shorter = calendar_days(start, end) - calendar_days(realised_start, realised_end)
    if shorter <= 0:
        realised = _total(realised_start, realised_end, stay)
        total = realised if shorter < 0 and agreement_amended else planned
    elif shorter <= 5 and content_completed is None:
        return No("missing", "whether the content was completed")
    elif shorter <= 5 and content_completed and months >= 2:
        total = planned
    elif cause is None:
        return No("missing", "cause")
    elif cause == "ordinary":
        total = 0 if months < 2 else _total(realised_start, realised_end, stay)
    elif course is None:
        return No("missing", "what became of the stay")
    elif ground is None:
        return No("missing", "ground")
    elif ground in _KEEPS_ALL[course]:
        total = planned
    else:
        typical = Decimal(80)
        percent = typical if prepayment_percent is None else prepayment_percent
        kept = rounded(Fraction(planned) * Fraction(percent) / 100)
        realised = _total(realised_start, realised_end, stay | {"least_months": 0})
        total = realised if isinstance(realised, No) else max(kept, realised)
    if isinstance(total, No):
        return total
    found: dict[str, Figure] = {
        "total": total,
        "planned_total": planned,
        "grant_change": total - planned,
        "months": months,
        "days": over,
    }
    if shorter < 0:
        found["extension_request_by"] = later(end, months=-1)
    if paid_so_far is not None:
        paid = Fraction(paid_so_far)
        found |= {"to_recover": max(Fraction(0), paid - total)}
        found |= {"to_pay": max(Fraction(0), total - paid)}
    return found


def _total(start: date, end: date, stay: dict[str, object]) -> int | No:
    """The total of a long stay on those dates."""
    answer = student_long(start=start, end=end, **stay)  # type: ignore[arg-type]  # a drawn case
    if isinstance(answer, No):
        return answer
    total = answer["total"]
    return total if isinstance(total, int) else No("invalid", "no whole euros")
