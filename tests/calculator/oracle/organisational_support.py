"""Organisational support by hand (5.3.9)."""

from tests.calculator.oracle.answers import Answer


def support_for(participants: int) -> int:
    """400 euros for each of the first hundred, 230 for each after."""
    if participants <= 100:
        return 400 * participants
    return 40_000 + 230 * (participants - 100)


def organisational_support(
    *, participants: int, estimated_participants: int | None = None
) -> Answer:
    """What is granted, or kept and given back once the participants are known."""
    if estimated_participants is None:
        return {"total": support_for(participants)}
    granted = support_for(estimated_participants)
    missing = estimated_participants - participants
    kept = support_for(participants) if missing * 10 > estimated_participants else granted
    return {"total": kept, "repayment": granted - kept}
