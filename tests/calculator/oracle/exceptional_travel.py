"""Exceptional travel costs by hand (5.3.7)."""

from decimal import Decimal
from fractions import Fraction

from tests.calculator.oracle.answers import Answer, No, refused, rounded
from tests.calculator.oracle.travel import staff_travel, student_travel


def travel_grant(
    *,
    traveller: str,
    green_travel: bool,
    distance_km: Decimal | None = None,
    already_at_destination: bool = False,
) -> Answer:
    """The printed sum for the distance."""
    if already_at_destination:
        return {"total": 0}
    if distance_km is None:
        return No("missing", "distance")
    table = student_travel if traveller == "student" else staff_travel
    return {"total": table(distance_km, green_travel)}


def exceptional_travel(
    *,
    traveller: str,
    green_travel: bool,
    real_costs: Decimal,
    distance_km: Decimal,
    realised_costs: Decimal | None = None,
    entitled: bool | None = None,
    already_at_destination: bool = False,
) -> Answer:
    """80 % of the real costs where the grant covers less than 70 % of the estimate."""
    if already_at_destination or (traveller == "student" and entitled is False):
        return refused("not entitled, 5.3.7")
    if traveller == "student" and entitled is None:
        return No("missing", "whether entitled")
    table = student_travel if traveller == "student" else staff_travel
    grant = table(distance_km, green_travel)
    if Fraction(grant) * 10 >= Fraction(real_costs) * 7:
        return {"total": grant, "exceptional_costs_allowed": False}
    paid = real_costs if realised_costs is None else realised_costs
    return {"total": rounded(Fraction(paid) * 8 / 10), "exceptional_costs_allowed": True}
