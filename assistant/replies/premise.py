"""A false premise put right: what the documents say instead, with the section."""

from assistant.turn import Turn
from calculator import Source


def correct_premises(turn: Turn) -> None:
    """Say of each thing that the question takes for granted wrongly how it is."""
    for premise in turn.premises:
        rule = premise.rule
        citation = turn.citations.cite_source(Source(rule.document, rule.section, rule.quote))
        marker = f"[{citation.marker}]" if citation else ""
        turn.say("premise", says=getattr(rule.says, turn.language), marker=marker)
