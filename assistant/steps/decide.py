"""What the answer does: calculates, quotes, asks back, refuses, or says that it does not know."""

from assistant.house import House
from assistant.turn import Turn
from assistant.understanding import Doubt
from calculator import Ineligible, InvalidInputs, MissingInputs, calculator


def decide(turn: Turn, house: House) -> None:
    """Set the behaviour from what the tools found; a doubt is asked, never guessed away."""
    outcomes = [finding.outcome for finding in turn.findings]
    turn.missing = _missing(turn)
    if turn.missing or any(isinstance(outcome, InvalidInputs) for outcome in outcomes):
        turn.behaviour = "clarify"
    elif turn.calculations:
        turn.behaviour = "calculate"
    elif any(isinstance(outcome, Ineligible) for outcome in outcomes):
        turn.behaviour = "ineligible"
    elif house.index.answers(turn.hits):
        turn.behaviour = "answer"
    else:
        turn.behaviour = "abstain"


def doubts_of(turn: Turn) -> tuple[Doubt, ...]:
    """The doubts about inputs that the chosen calculators take."""
    taken = {
        name
        for call in (turn.intent.calls if turn.intent else ())
        for name in calculator(call.name).inputs.model_fields
    }
    doubts = turn.reading.doubts if turn.reading else ()
    return tuple(doubt for doubt in doubts if doubt.input in taken)


def _missing(turn: Turn) -> tuple[str, ...]:
    doubtful = [doubt.input for doubt in doubts_of(turn)]
    asked = [
        name
        for finding in turn.findings
        if isinstance(finding.outcome, MissingInputs)
        for name in finding.outcome.names
    ]
    return tuple(dict.fromkeys((*doubtful, *asked)))
