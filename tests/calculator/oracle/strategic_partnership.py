"""The old strategic partnerships by hand (document 002)."""

from tests.calculator.oracle.answers import Answer, refused


def strategic_partnership(
    *, years: int, organisations: int = 3, programme_countries: int = 3
) -> Answer:
    """At most 150 000 a year for two or three years."""
    if years not in (2, 3):
        return refused("length")
    if organisations < 3 or programme_countries < 3:
        return refused("partners")
    return {"total": 150_000 * years}
