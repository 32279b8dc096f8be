"""The one tool path: every call is carried out by the same code, whoever decided on it."""

from assistant.house import House
from assistant.model.consult import consult
from assistant.tools import SEARCH
from assistant.turn import Finding, Turn
from calculator import MissingInputs


def use_tools(turn: Turn, house: House) -> None:
    """Carry the tool calls out, in order: those of the rules, or of the model that takes part."""
    if turn.talk and turn.intent and turn.reading and turn.intent.kind != "explain":
        consult(turn, turn.intent, turn.reading, house.toolbox, turn.talk)
        return
    toolbox = house.toolbox(turn.language)
    turn.findings = [Finding(call, toolbox.run(call)) for call in turn.calls]
    if turn.intent and turn.intent.optional and not turn.intent.doubts:
        turn.findings = [
            finding for finding in turn.findings if not isinstance(finding.outcome, MissingInputs)
        ]


def use_calculators(turn: Turn, house: House) -> None:
    """Carry out the calls of calculators only; nothing is searched."""
    turn.calls = [call for call in turn.calls if call["name"] != SEARCH]
    use_tools(turn, house)
