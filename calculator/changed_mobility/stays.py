"""The agreed and the realised stay, each worked out on a sheet of its own (5.3.4, 6.2.12)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from calculator.calculation import Note, Step
from calculator.changed_mobility.inputs import ChangedMobility, Course, Ground
from calculator.durations import Duration, calendar_days, guide_count
from calculator.errors import Contradiction, MissingInputs
from calculator.student_long import StudentLong, student_long
from calculator.texts import shown
from calculator.values import whole_euros
from calculator.worksheet import Worksheet

_SHARED = set(StudentLong.model_fields) & set(ChangedMobility.model_fields)
_PAID_BY_PRESENCE = {"full-months", "days-over"}


@dataclass(frozen=True, slots=True)
class Realised:
    """The realised stay: its dates, and the days of a break that are not paid."""

    start: date
    end: date
    unpaid: int

    @property
    def days(self) -> int:
        """Calendar days without the unpaid ones."""
        return calendar_days(self.start, self.end) - self.unpaid

    @property
    def paid_until(self) -> date:
        """A break shortens the count from its end, as if the stay had ended that much earlier."""
        return self.end - timedelta(days=self.unpaid)

    @property
    def length(self) -> Duration:
        """Full months and days without the unpaid ones, by the guide's count."""
        return guide_count(self.start, self.paid_until)


def work_out(case: ChangedMobility, sheet: Worksheet, **dates: date | int) -> Worksheet:
    """A stay as long student mobility, on a sheet of its own: as agreed but for `dates`."""
    shared = {name: getattr(case, name) for name in _SHARED}
    own = Worksheet(sheet.rates, sheet.language)
    # The inputs have been validated once, as those of the changed mobility.
    student_long(StudentLong.model_construct(**shared | dates), own)
    return own


def realised_stay(case: ChangedMobility, sheet: Worksheet) -> Realised:
    """The realised dates; a break counts as stay only when it was spent on remote work (7.1.3)."""
    missing = tuple(
        name for name in ("realised_start", "realised_end") if getattr(case, name) is None
    )
    if case.realised_start is None or case.realised_end is None:
        raise MissingInputs(missing)
    start, end = case.realised_start, case.realised_end
    if end < start:
        raise Contradiction("realised_end", "end-before-start", {"start": start, "end": end})
    if case.interruption_days >= calendar_days(start, end):
        raise Contradiction("interruption_days", "break-as-long-as-stay")
    came_back = case.interruption_days > 0 and case.course is Course.CAME_BACK
    if came_back and case.ground is None:
        raise MissingInputs(("ground",))
    if came_back and case.ground is Ground.REMOTE:
        sheet.assume("remote-break-paid", days=case.interruption_days)
        return Realised(start, end, 0)
    return Realised(start, end, case.interruption_days)


def work_out_realised(
    case: ChangedMobility, plan: Worksheet, realised: Realised, sheet: Worksheet, *, enough: bool
) -> Worksheet:
    """The realised stay, worked out; below the minimum its physical days alone (7.3).

    What was agreed to be without a grant at the end stays so.
    """
    until = realised.paid_until
    agreed_until = case.last_funded_day or case.end - timedelta(days=case.zero_grant_days)
    if agreed_until < case.end:
        until = min(until, agreed_until)
    if enough:
        return work_out_to(until, case, realised, sheet)
    return _physical_days(realised.start, until, plan)


def work_out_to(
    until: date, case: ChangedMobility, realised: Realised, sheet: Worksheet
) -> Worksheet:
    """The realised dates as long student mobility, with a grant to the day `until`."""
    dates = {"start": realised.start, "end": realised.end, "last_funded_day": until}
    return work_out(case, sheet, **dates, zero_grant_days=0)


def _physical_days(start: date, until: date, plan: Worksheet) -> Worksheet:
    """Months and days at the agreed rate, and what the agreed grant holds for the journey."""
    own = Worksheet(plan.rates, plan.language)
    divisor = plan.rates.rate("student_long.days_in_month")
    monthly = monthly_grant(plan)
    length = guide_count(start, until) if start <= until else Duration(0, 0)
    stay = f"{shown(start)} – {shown(until)}"
    own.step("guide-count", stay, length.months, "months")
    own.step("guide-count-days", stay, length.days, "days")
    amount = Fraction(monthly) * length.months
    own.step("full-months", f"{length.months} × {monthly}", amount, "EUR", addend=True)
    amount = Fraction(monthly) / Fraction(divisor.value) * length.days
    formula = f"{length.days} × {monthly}/{divisor.value}"
    own.step("days-over", formula, amount, "EUR", divisor, addend=True)
    own.steps += [s for s in plan.steps if s.addend and s.code not in _PAID_BY_PRESENCE]
    return own


def write_agreed(plan: Worksheet, sheet: Worksheet) -> None:
    """Show how the agreed grant was worked out; its parts are no parts of the new total yet."""
    sheet.steps += [replace(step, addend=False) for step in _working(plan)]
    sheet.assumptions += plan.assumptions
    sheet.step("planned-grant", formula_of(plan), whole_euros(sum_of(plan)), "EUR")


def keep_agreed(plan: Worksheet, sheet: Worksheet) -> None:
    """The agreed grant is due as it was."""
    sheet.step("agreed-grant-kept", formula_of(plan), sum_of(plan), "EUR", addend=True)
    sheet.warnings += _lasting(plan.warnings)


def take(worked: Worksheet, sheet: Worksheet) -> None:
    """The realised stay is due: copy its working, and what it notes beside the agreed one."""
    sheet.steps += _working(worked)
    sheet.assumptions += [note for note in worked.assumptions if note not in sheet.assumptions]
    sheet.warnings += _lasting(worked.warnings)


def _working(other: Worksheet) -> list[Step]:
    return [step for step in other.steps if step.code != "total"]


def _lasting(warnings: list[Note]) -> list[Note]:
    """The contract period is judged once, over both stays."""
    return [note for note in warnings if note.code != "outside-contract-period"]


def monthly_grant(plan: Worksheet) -> Decimal:
    """The combined monthly grant: the last monthly amount on the sheet; none on a zero grant."""
    amounts = [str(step.value) for step in plan.steps if step.unit == "EUR/month"]
    return Decimal(amounts[-1]) if amounts else Decimal(0)


def sum_of(sheet: Worksheet) -> Fraction:
    """The sum of the parts on a sheet, exact."""
    return sum(
        (Fraction(step.exact or str(step.value)) for step in sheet.steps if step.addend),
        Fraction(0),
    )


def formula_of(sheet: Worksheet) -> str:
    """The parts on a sheet as a sum."""
    return " + ".join(step.exact or str(step.value) for step in sheet.steps if step.addend)
