"""Erasmus Mundus master programmes by hand (document 003)."""

from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, No, refused, rounded

_NEEDS = (3_000, 4_500, 6_000, 9_500, 13_000, 18_500, 27_500, 35_500, 47_500, 60_000)


def _no_such_programme(months: int) -> bool:
    return months != 12 and months != 18 and months != 24


def mundus_institutional(*, programme_months: int, enrolled_students: int) -> Answer:
    """750 a month for at most a hundred students."""
    if _no_such_programme(programme_months):
        return refused("length")
    return {"total": 750 * programme_months * min(enrolled_students, 100)}


def mundus_scholarships(
    *,
    programme_months: int,
    scholarships: int | None = None,
    study_months: int | None = None,
    previous_scholarship: bool = False,
    same_nationality: int = 0,
) -> Answer:
    """1 400 a month: one student's, or at most sixty students'."""
    if _no_such_programme(programme_months):
        return refused("length")
    if previous_scholarship:
        return refused("a second scholarship")
    if study_months is not None and not 12 <= study_months <= programme_months:
        return refused("shorter than an academic year or longer than the programme")
    if scholarships is None:
        return {"total": 1400 * (study_months or programme_months)}
    counted = min(scholarships, 60)
    if same_nationality > counted // 10:
        return refused("over a tenth to one nationality")
    return {"total": 1400 * programme_months * counted, "mundus_same_nationality": counted // 10}


def mundus_grant(
    *,
    programme_months: int,
    enrolled_students: int,
    scholarships: int,
    needs_support: Decimal | int = 0,
    extra_ndici: int = 0,
    extra_ipa3: int = 0,
) -> Answer:
    """Everything together; extra scholarships bring 1 400 + 750 a month each, outside the caps."""
    if scholarships > enrolled_students:
        return No("invalid", "more scholarships than students")
    if _no_such_programme(programme_months):
        return refused("length")
    if extra_ndici > 18 or extra_ipa3 > 6:
        return refused("extra scholarships")
    if needs_support > 120_000:
        return refused("needs")
    ordinary = 750 * min(enrolled_students, 100) + 1400 * min(scholarships, 60)
    extra = 2150 * (extra_ndici + extra_ipa3)
    return {"total": (ordinary + extra) * programme_months + Fraction(needs_support)}


def mundus_needs(
    *, estimated_costs: Decimal | int, months: int | None = None, one_off: bool = False
) -> Answer:
    """The highest unit not above the estimate, and the monthly share of it."""
    unit = 0
    for candidate in _NEEDS:
        if candidate <= estimated_costs:
            unit = candidate
    if one_off:
        return {"total": unit, "mundus_needs_monthly": unit}
    if months is None:
        return {"total": unit}
    cents = rounded(Fraction(100 * unit, months))
    return {"total": unit, "mundus_needs_monthly": Fraction(cents, 100)}


def mundus_design(*, projects: int = 1) -> Answer:
    """A lump sum for each project."""
    return {"total": 55_000 * projects, "months": 15}
