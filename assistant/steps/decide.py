"""What the answer does: calculates, quotes, asks back, refuses, or says that it does not know."""

from assistant.evidence import answers
from assistant.house import House
from assistant.turn import Turn
from calculator import Ineligible, InvalidInputs, MissingInputs


def decide(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Set the behaviour from what the tools found; a doubt is asked, never guessed away."""
    outcomes = [finding.outcome for finding in turn.findings]
    turn.missing = _missing(turn)
    if turn.missing or any(isinstance(outcome, InvalidInputs) for outcome in outcomes):
        turn.behaviour = "clarify"
    elif turn.calculations:
        turn.behaviour = "calculate"
    elif any(isinstance(outcome, Ineligible) for outcome in outcomes):
        turn.behaviour = "ineligible"
    elif answers(turn.hits):
        turn.behaviour = "answer"
    else:
        turn.behaviour = "abstain"


def _missing(turn: Turn) -> tuple[str, ...]:
    doubtful = [doubt.input for doubt in turn.doubts]
    asked = [
        name
        for finding in turn.findings
        if isinstance(finding.outcome, MissingInputs)
        for name in finding.outcome.names
    ]
    return tuple(dict.fromkeys((*doubtful, *asked)))
