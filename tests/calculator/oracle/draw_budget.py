"""Draws the institution's budget: prepayments, transfers, caps, exceptional costs, inclusion."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from tests.calculator.oracle.draw import Case, a_distance, a_start, chance, one_of


def a_sum(random: Random, most: int) -> Decimal:
    """Euros, half of the time with cents."""
    if chance(random, 0.5):
        return Decimal(1 + int(random.random() * most))
    return Decimal(1 + int(random.random() * most * 100)) / 100


def about(random: Random, whole: Decimal, percent: int) -> Decimal:
    """That share of a sum, exactly, a cent beside it, or anything up to double of it."""
    if chance(random, 0.3):
        return Decimal(int(float(whole) * percent * 2 * random.random())) / 100
    exact = (whole * percent / 100).quantize(Decimal("0.01"))
    return max(Decimal(0), exact + one_of(random, _CENTS))


_CENTS = tuple(Decimal(text) for text in ("-1", "-0.01", "0", "0", "0.01", "1"))


def a_prepayment(random: Random) -> Case:
    """One case of `prepayments`."""
    budget = a_sum(random, 900_000)
    case: Case = {"budget": budget}
    if chance(random, 0.7):
        case["used"] = about(random, budget, 56)
    for name in ("award_notified", "both_signed", "final_payment"):
        if chance(random, 0.4):
            case[name] = a_start(random)
    return case


_CATEGORIES = (
    *("student_mobility", "studies", "traineeship", "staff_mobility", "teaching", "training"),
    *("organisational_support", "bip", "inclusion_institution", "inclusion_participant"),
    "exceptional_costs",
)


def a_transfer(random: Random) -> Case:
    """One case of `budget-transfer`."""
    granted = a_sum(random, 300_000)
    case: Case = {
        "from_category": one_of(random, _CATEGORIES),
        "to_category": one_of(random, _CATEGORIES[:6] * 3 + _CATEGORIES),
        "granted": granted,
        "budget": granted + a_sum(random, 300_000),
    }
    if chance(random, 0.3):
        case["moved_before"] = about(random, granted, 5)
    if chance(random, 0.3):
        case["amount"] = about(random, granted, one_of(random, (10, 100)))
    return case


def a_cap(random: Random) -> Case:
    """One case of `partner-country-cap`."""
    budget = a_sum(random, 900_000)
    if chance(random, 0.2):
        return {"budget": budget}
    return {"budget": budget, "partner_country_use": about(random, budget, 20)}


def an_exceptional_cost(random: Random) -> Case:
    """One case of `exceptional-costs`."""
    if chance(random, 0.3):
        extra = one_of(random, (80, 80, 360, 360, 500)) + one_of(random, _CENTS)
        return {
            "kind": one_of(
                random, ("interrupted_mobility", "cancelled_mobility", "virtual_mobility")
            ),
            "extra_costs": extra,
        }
    budget = a_sum(random, 50_000)
    case: Case = {"budget": budget}
    if chance(random, 0.7):
        case["equipment_costs"] = about(random, budget, 10)
    if chance(random, 0.6):
        case["test_costs"] = a_sum(random, 2_000)
    if chance(random, 0.3):
        case["charged_before"] = about(random, budget, 9)
    if chance(random, 0.05):
        case["quarantine_costs"] = a_sum(random, 500)
    return case


def an_inclusion_support(random: Random) -> Case:
    """One case of `inclusion-support`."""
    participants = 1 if chance(random, 0.7) else 1 + int(random.random() * 5)
    granted = about(random, Decimal(200 * participants), 100)
    if chance(random, 0.6):
        granted += a_sum(random, 5_000)
    case: Case = {"granted": granted}
    if participants > 1 or chance(random, 0.3):
        case["participants"] = participants
    if chance(random, 0.5):
        case["realised"] = about(random, granted, 100)
    return case


def some_instalments(random: Random) -> Case:
    """One case of `instalments`."""
    case: Case = {"grant": a_sum(random, 9_000), "participant": one_of(random, _TRAVELLERS)}
    if chance(random, 0.8):
        case["instalments"] = one_of(random, (1, 2, 2, 2, 2, 2, 2, 2, 0, 3))
    if chance(random, 0.5):
        case["first_share"] = one_of(random, _SHARES)
    if chance(random, 0.5):
        signed = a_start(random)
        case |= {"signed": signed, "start": signed + timedelta(int(random.random() * 70))}
    if chance(random, 0.5):
        case["participant_report"] = a_start(random)
    return case


_TRAVELLERS = ("student", "staff")
_SHARES = tuple(Decimal(text) for text in ("69.99", "70", "70", "70.5", "80", "80", "100"))


def a_journey(random: Random) -> Case:
    """One case of `travel-grant`."""
    case: Case = {
        "traveller": one_of(random, _TRAVELLERS),
        "green_travel": chance(random, 0.5),
        "distance_km": a_distance(random),
    }
    if chance(random, 0.03):
        case["already_at_destination"] = True
    return case


def an_expensive_journey(random: Random) -> Case:
    """One case of `exceptional-travel`: real costs near the grant's seven tenths."""
    case = a_journey(random)
    # The grants ÷ 0.7, to the cent where that is finite, and beside it.
    near = one_of(random, (32, 256, 300, 392, 457, 514, 585, 757, 871, 1171, 2142))
    if chance(random, 0.7):
        case["real_costs"] = near + Decimal(int(random.random() * 200)) / 100
    else:
        case["real_costs"] = a_sum(random, 3_000)
    if chance(random, 0.4):
        case["realised_costs"] = a_sum(random, 3_000)
    if case["traveller"] == "student":
        case["entitled"] = chance(random, 0.95)
    return case
