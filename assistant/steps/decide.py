"""What the answer does: calculates, quotes, asks back, refuses, or says that it does not know."""

from assistant.house import House
from assistant.turn import Turn
from calculator import Ineligible, InvalidInputs, MissingInputs

_LENGTHS = frozenset({"months", "days", "weeks"})
_DATES = frozenset({"start", "end"})


def decide(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Set the behaviour from what the tools found; a doubt is asked, never guessed away."""
    outcomes = [finding.outcome for finding in turn.findings]
    turn.missing = (*missing(turn), *_wrong(turn))
    if turn.missing:
        turn.behaviour = "clarify"
    elif turn.calculations:
        turn.behaviour = "calculate"
    elif any(isinstance(outcome, Ineligible) for outcome in outcomes):
        turn.behaviour = "ineligible"
    elif turn.is_answered or turn.premises:
        turn.behaviour = "answer"
    else:
        turn.behaviour = "abstain"


def _wrong(turn: Turn) -> tuple[str, ...]:
    """The inputs that cannot be as they were given."""
    return tuple(
        problem.input
        for finding in turn.findings
        if isinstance(finding.outcome, InvalidInputs)
        for problem in finding.outcome.problems
    )


def missing(turn: Turn) -> tuple[str, ...]:
    """The inputs to ask for: those in doubt and those that were not told."""
    doubtful = [doubt.input for doubt in turn.doubts]
    asked = [
        name
        for finding in turn.findings
        if isinstance(finding.outcome, MissingInputs)
        for name in finding.outcome.names
    ]
    if _LENGTHS & set(doubtful):  # a length in doubt stands for the dates
        asked = [name for name in asked if name not in _DATES]
    return tuple(dict.fromkeys((*doubtful, *asked)))
