"""A calculator's refusal in words: what the rules do not allow, by which section."""

from assistant.turn import Turn
from calculator import Ineligible


def tell_refusal(turn: Turn, refusal: Ineligible) -> None:
    """Add the refusal's sentence with the rule behind it."""
    citation = turn.citations.cite_source(refusal.source) if refusal.source else None
    turn.say(
        "not-eligible",
        reason=refusal.text[turn.language],
        marker=f"[{citation.marker}]" if citation else "",
    )
