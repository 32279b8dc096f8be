"""The one tool path: every call is carried out by the same code, whoever decided on it."""

from assistant.house import House
from assistant.turn import Finding, Turn


def use_tools(turn: Turn, house: House) -> None:
    """Carry the tool calls out, in order."""
    toolbox = house.toolbox(turn.language)
    turn.findings = [Finding(call, toolbox.run(call)) for call in turn.calls]
