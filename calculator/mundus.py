"""Erasmus Mundus: grants of the joint master programmes and of their design (call of 2021)."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from calculator.errors import Contradiction, Ineligible
from calculator.inputs import Count, Euros, Inputs, YesNo
from calculator.registry import Calculator
from calculator.worksheet import Worksheet

_ONE_OFF = 1


class Programme(Inputs):
    """What every calculator of a running programme needs: its length."""

    programme_months: Count = Field(
        description="Length of the master programme in months (DR): 12, 18 or 24"
    )


class Institutional(Programme):
    """Inputs of the support for institutional costs."""

    enrolled_students: Count = Field(
        description="Students enrolled over the whole agreement (NRES), with or without scholarship"
    )


class Scholarships(Programme):
    """Inputs of one scholarship, or of all of a programme."""

    scholarships: Count | None = Field(
        None, description="Scholarships over the whole agreement (NRS); one when not given"
    )
    study_months: Count | None = Field(
        None, description="Months of one student's scholarship (DS), if prior learning shortens it"
    )
    previous_scholarship: YesNo = Field(
        False, description="Whether the student has had an Erasmus Mundus scholarship before"
    )
    same_nationality: Count | None = Field(
        None, description="Scholarships planned for holders of one nationality"
    )


class Grant(Institutional):
    """Inputs of a programme's whole grant."""

    scholarships: Count = Field(description="Scholarships over the whole agreement (NRS)")
    needs_support: Euros = Field(
        Decimal(0), description="Support for individual needs applied for, in euros"
    )
    extra_ndici: Count = Field(0, description="Extra scholarships paid from NDICI")
    extra_ipa3: Count = Field(0, description="Extra scholarships paid from IPA III")


class Needs(Inputs):
    """Inputs of the support for one student's individual needs."""

    estimated_costs: Euros = Field(description="Estimated costs of the student's needs, in euros")
    months: Annotated[int, Field(ge=1, le=72)] | None = Field(
        None, description="Months in which the items or services are used"
    )
    one_off: YesNo = Field(False, description="Whether the costs arise only once")


class Design(Inputs):
    """Inputs of the design measures: a lump sum for each project."""

    projects: Annotated[int, Field(ge=1, le=1000)] = Field(1, description="Number of projects")


def mundus_institutional(case: Institutional, sheet: Worksheet) -> None:
    """750 € a month for each enrolled student, at most a hundred of them."""
    total = _institutional(case, sheet)
    _finish(total, sheet)


def mundus_scholarships(case: Scholarships, sheet: Worksheet) -> None:
    """1 400 € a month: for one student, or for all scholarships of the agreement."""
    if case.previous_scholarship:
        raise Ineligible("mundus-second-scholarship")
    if case.scholarships is None:
        total = _one_scholarship(case, sheet, addend=True)
        _finish(total, sheet)
        return
    one = _one_scholarship(case, sheet, addend=False)
    _finish(_all_scholarships(case.programme_months, case.scholarships, sheet), sheet)
    sheet.result("mundus_per_student", one, "EUR")
    _limit_nationality(case.scholarships, case.same_nationality, sheet)


def mundus_grant(case: Grant, sheet: Worksheet) -> None:
    """The whole grant: institutional costs, scholarships, individual needs, extra scholarships."""
    if case.scholarships > case.enrolled_students:
        raise Contradiction(
            "scholarships",
            "more-scholarships-than-students",
            {"scholarships": case.scholarships, "students": case.enrolled_students},
        )
    total = _institutional(case, sheet)
    total += _all_scholarships(case.programme_months, case.scholarships, sheet)
    total += _needs_applied(case.needs_support, sheet)
    for instrument, count in (("ndici", case.extra_ndici), ("ipa3", case.extra_ipa3)):
        if count:
            total += _extra(instrument, count, case.programme_months, sheet)
    _finish(total, sheet)
    _limit_nationality(case.scholarships, None, sheet)


def mundus_needs(case: Needs, sheet: Worksheet) -> None:
    """The highest unit not above the estimate, and what it makes a month."""
    unit = sheet.rates.rate("mundus.needs", costs=case.estimated_costs)
    if not unit.value:
        sheet.assume("mundus-needs-below-lowest", costs=case.estimated_costs)
    sheet.step("mundus-needs-unit", f"≤ {case.estimated_costs}", unit.value, "EUR", unit)
    sheet.result("total", unit.value, "EUR")
    months = _ONE_OFF if case.one_off else case.months
    if months:
        monthly = Fraction(unit.value) / months
        sheet.step("mundus-needs-monthly", f"{unit.value} × (1/{months})", monthly, "EUR/month")
        sheet.result("mundus_needs_monthly", monthly, "EUR/month")
    sheet.result("mundus_needs_at_application", _most_applied(sheet), "EUR")
    sheet.warn("mundus-call-closed")


def mundus_design(case: Design, sheet: Worksheet) -> None:
    """The lump sum of the design measures, and how long a project lasts."""
    lump_sum = sheet.rates.rate("mundus.design")
    length = sheet.rates.rate("mundus.design_months")
    total = lump_sum.value * case.projects
    sheet.step(
        "mundus-lump-sum",
        f"{case.projects} × {lump_sum.value}",
        total,
        "EUR",
        lump_sum,
        addend=True,
    )
    sheet.step("mundus-design-length", "", length.value, "months", length)
    sheet.warn("mundus-design-call-closed")
    sheet.result("total", total, "EUR")
    sheet.result("months", length.value, "months")


def _institutional(case: Institutional, sheet: Worksheet) -> Decimal:
    months = _programme_months(case.programme_months, sheet)
    students = _capped(case.enrolled_students, "mundus.enrolled", "mundus-enrolled-capped", sheet)
    rate = sheet.rates.rate("mundus.institutional")
    amount = rate.value * months * students
    formula = f"{rate.value} × {months} × {students}"
    sheet.step("mundus-institutional", formula, amount, "EUR", rate, addend=True)
    return amount


def _one_scholarship(case: Scholarships, sheet: Worksheet, *, addend: bool) -> Decimal:
    """One student's scholarship, shorter where prior learning is recognised."""
    programme = _programme_months(case.programme_months, sheet)
    months = programme if case.study_months is None else case.study_months
    shortest = int(sheet.rates.rate("mundus.shortest_scholarship").value)
    if not shortest <= months <= programme:
        raise Ineligible(
            "mundus-study-months", {"months": months, "least": shortest, "most": programme}
        )
    if months < programme:
        sheet.assume("mundus-shortened-scholarship", months=months, least=shortest)
    rate = sheet.rates.rate("mundus.scholarship")
    amount = rate.value * months
    sheet.step("mundus-scholarship", f"{rate.value} × {months}", amount, "EUR", rate, addend=addend)
    return amount


def _all_scholarships(programme_months: int, scholarships: int, sheet: Worksheet) -> Decimal:
    months = _programme_months(programme_months, sheet)
    count = _capped(scholarships, "mundus.scholarships", "mundus-scholarships-capped", sheet)
    rate = sheet.rates.rate("mundus.scholarship")
    amount = rate.value * months * count
    formula = f"{rate.value} × {months} × {count}"
    sheet.step("mundus-scholarships", formula, amount, "EUR", rate, addend=True)
    return amount


def _extra(instrument: str, count: int, programme_months: int, sheet: Worksheet) -> Decimal:
    """Extra scholarships of one instrument with their institutional costs, outside the caps."""
    most = sheet.rates.rate("mundus.extra_scholarships", instrument=instrument)
    if count > most.value:
        raise Ineligible(f"mundus-too-many-{instrument}", {"count": count, "most": most.value})
    scholarship = sheet.rates.rate("mundus.scholarship").value
    institutional = sheet.rates.rate("mundus.institutional").value
    amount = (scholarship + institutional) * programme_months * count
    formula = f"({scholarship} + {institutional}) × {programme_months} × {count}"
    sheet.step(f"mundus-extra-{instrument}", formula, amount, "EUR", most, addend=True)
    return amount


def _needs_applied(amount: Decimal, sheet: Worksheet) -> Decimal:
    most = _most_applied(sheet)
    if amount > most:
        raise Ineligible("mundus-needs-over-cap", {"amount": amount, "most": most})
    if amount:
        sheet.step("mundus-needs-applied", "", amount, "EUR", addend=True)
    return amount


def _most_applied(sheet: Worksheet) -> Decimal:
    """What can be applied for individual needs at most: so many of the highest unit."""
    units = sheet.rates.rate("mundus.needs_units")
    return units.value * max(row.value for row in sheet.rates.rows("mundus.needs"))


def _limit_nationality(scholarships: int, planned: int | None, sheet: Worksheet) -> None:
    """How many scholarships one nationality may hold: a tenth of the counted, rounded down."""
    share = sheet.rates.rate("mundus.same_nationality")
    counted = min(scholarships, int(sheet.rates.rate("mundus.scholarships").value))
    most = counted * int(share.value) // 100
    sheet.step("mundus-same-nationality", f"{share.value} % × {counted}", most, "people", share)
    if planned is not None and planned > most:
        raise Ineligible("mundus-one-nationality", {"count": planned, "most": most})
    sheet.result("mundus_same_nationality", most, "people")


def _programme_months(months: int, sheet: Worksheet) -> int:
    if months not in [row.value for row in sheet.rates.rows("mundus.programme_months")]:
        raise Ineligible("mundus-programme-length", {"months": months})
    return months


def _capped(count: int, rate: str, note: str, sheet: Worksheet) -> int:
    cap = int(sheet.rates.rate(rate).value)
    if count > cap:
        sheet.assume(note, count=count, cap=cap)
    return min(count, cap)


def _finish(total: Decimal, sheet: Worksheet) -> None:
    sheet.step("total", " + ".join(str(s.value) for s in sheet.steps if s.addend), total, "EUR")
    sheet.result("total", total, "EUR")
    sheet.warn("mundus-call-closed")


CALCULATORS = {
    found.name: found
    for found in (
        Calculator(
            "mundus-institutional",
            "Tuki Erasmus Mundus -maisteriohjelman institutionaalisiin kustannuksiin",
            Institutional,
            mundus_institutional,
        ),
        Calculator("mundus-scholarships", "Opiskelija-apurahat", Scholarships, mundus_scholarships),
        Calculator("mundus-grant", "Rahoitussäännöt", Grant, mundus_grant),
        Calculator(
            "mundus-needs",
            "Tuki vammaisten opiskelijoiden yksilöllisiin tarpeisiin",
            Needs,
            mundus_needs,
        ),
        Calculator("mundus-design", "RAHOITUSSÄÄNNÖT", Design, mundus_design),
    )
}
