"""The institution's budget by hand (4.2, 4.4, 4.13, 5.2, 5.3.4.2, 5.3.8, 7.1.4, 7.2.1, 7.9)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, Figure, No, refused
from tests.calculator.oracle.calendar_days import later

_STUDENTS = ("student_mobility", "studies", "traineeship")
_STAFF = ("staff_mobility", "teaching", "training")
_SUPPORTS = ("organisational_support", "bip", "inclusion_institution")
_THRESHOLDS = {"interrupted_mobility": 360, "cancelled_mobility": 80, "virtual_mobility": 80}


def cents_down(amount: Fraction) -> Fraction:
    """Whole cents, never above the exact sum: a limit must not be exceeded."""
    return Fraction(amount * 100 // 1, 100)


def cents(amount: Fraction) -> Fraction:
    """The nearest cent, half a cent up."""
    return Fraction((amount * 200 + 1) // 2, 100)


def prepayments(
    *,
    budget: Decimal,
    used: Decimal | None = None,
    award_notified: date | None = None,
    both_signed: date | None = None,
    final_payment: date | None = None,
) -> Answer:
    """80 % first; 20 % at most once 56 % is used; the dates."""
    if used is not None and used > budget:
        return No("invalid", "more used than granted")
    whole = Fraction(budget)
    enough = used is None or Fraction(used) * 100 >= whole * 56
    found: dict[str, Figure] = {
        "first_prepayment": cents(whole * 80 / 100),
        "second_prepayment": cents_down(whole * 20 / 100) if enough else 0,
        "first_interim_report": date(2022, 2, 12),
        "second_interim_report": date(2023, 2, 13),
        "extra_interim_report": date(2023, 8, 31),
        "final_report": date(2023, 12, 15),
    }
    if award_notified is not None:
        found["sign_by"] = later(award_notified, months=3)
    if both_signed is not None:
        found["first_paid_by"] = both_signed + timedelta(30)
    if final_payment is not None:
        found["documents_kept_until"] = later(final_payment, months=60)
    return found


def budget_transfer(
    *,
    from_category: str,
    to_category: str,
    granted: Decimal,
    budget: Decimal,
    moved_before: Decimal = Decimal(0),
    amount: Decimal | None = None,
) -> Answer:
    """How much may still be moved."""
    ways = {from_category, to_category}
    if from_category == to_category or any(
        whole in ways and ways <= set(family)
        for whole, family in (("student_mobility", _STUDENTS), ("staff_mobility", _STAFF))
    ):
        return No("invalid", "the same category")
    mobility = _STUDENTS + _STAFF
    if to_category == "exceptional_costs":
        most = Fraction(budget) / 10
    elif to_category not in mobility:
        return refused("nothing into this, 5.2")
    elif from_category in _STUDENTS and to_category in _STAFF:
        most = Fraction(granted) / 10
    elif from_category in mobility or from_category in _SUPPORTS:
        most = Fraction(granted)
    else:
        return refused("nothing out of this, 5.2")
    left = max(Fraction(0), cents_down(most) - Fraction(moved_before))
    if amount is not None and amount > left:
        return refused("too much, 5.2")
    return {"transferable": left}


def partner_country_cap(*, budget: Decimal, partner_country_use: Decimal | None = None) -> Answer:
    """A fifth of the budget."""
    fifth = Fraction(budget) / 5
    if partner_country_use is None:
        return {"partner_country_cap": cents_down(fifth)}
    use = Fraction(partner_country_use)
    return {
        "partner_country_cap": cents_down(fifth),
        "partner_country_left": max(Fraction(0), cents_down(fifth) - use),
        "within_cap": use <= fifth,
    }


def exceptional_costs(
    *,
    budget: Decimal | None = None,
    kind: str = "exceptional_costs",
    equipment_costs: Decimal = Decimal(0),
    test_costs: Decimal = Decimal(0),
    quarantine_costs: Decimal = Decimal(0),
    charged_before: Decimal = Decimal(0),
    extra_costs: Decimal | None = None,
) -> Answer:
    """80 % of equipment, all of the tests, within a tenth; below a threshold nothing."""
    if kind in _THRESHOLDS:
        if extra_costs is None:
            return No("missing", "extra costs")
        if extra_costs < _THRESHOLDS[kind]:
            return {"total": 0, "agency_decides": False}
        return {"agency_decides": True}
    if quarantine_costs > 0:
        return refused("quarantine, 7.9.2")
    if budget is None:
        return No("missing", "budget")
    left = max(Fraction(0), cents_down(Fraction(budget) / 10) - Fraction(charged_before))
    if equipment_costs == 0 and test_costs == 0:
        return {"exceptional_cap": left}
    costs = cents(Fraction(equipment_costs) * 80 / 100 + Fraction(test_costs))
    return {"total": min(costs, left), "exceptional_cap": left}


def inclusion_support(
    *, granted: Decimal, participants: int = 1, realised: Decimal | None = None
) -> Answer:
    """Granted costs, and a hundred for each participant to the institution."""
    if granted < 200 * participants:
        return refused("under 200, 5.3.8")
    if realised is not None and participants > 1:
        return No("invalid", "receipts of several")
    found: dict[str, Figure] = {
        "total": Fraction(granted) + 100 * participants,
        "inclusion_institution": 100 * participants,
    }
    if realised is not None:
        over = max(Fraction(0), Fraction(granted) - Fraction(realised))
        found["total"] = Fraction(granted) - over + 100
        found["repayment"] = over
    return found
