"""Support for blended intensive programmes by hand (5.3.10, 6.7)."""

from datetime import date
from decimal import Decimal

from tests.calculator.oracle.answers import Answer, No, refused
from tests.calculator.oracle.lands import is_partner


def bip_support(
    *,
    participants: int,
    institutions: int,
    programme_countries: int,
    country: str,
    ects: Decimal,
    physical_days: int | None = None,
    start: date | None = None,
    end: date | None = None,
    host_learners: int = 0,
    teachers: int = 0,
    ka171_learners: int = 0,
    partner_country_learners: int = 0,
    exchange_students_at_host: int = 0,
    physical_parts: int = 1,
    force_majeure_decision: bool = False,
) -> Answer:
    """The grant and the learners it counts."""
    learners = participants - host_learners - teachers - ka171_learners
    learners -= partner_country_learners + exchange_students_at_host
    if start is not None and end is not None:
        physical_days = (end - start).days + 1
    if physical_days is None:
        return No("missing", "days")
    if physical_days <= 0:
        return No("invalid", "end before start")
    if institutions < 3:
        return refused("institutions, 6.7")
    if programme_countries < 3:
        return refused("countries, 6.7")
    if is_partner(country):
        return refused("not in a programme country, 6.7")
    if physical_parts != 1:
        return refused("not one physical part, 6.7")
    if physical_days < 5 or physical_days > 30:
        return refused("not 5–30 days, 6.7")
    if ects < 3:
        return refused("credits, 6.7")
    if learners < 0:
        return No("invalid", "more left out than there are")
    if learners < 15 and not force_majeure_decision:
        return refused("under fifteen learners, 5.3.10")
    return {"total": 400 * (20 if learners > 20 else learners)}
