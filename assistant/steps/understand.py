"""What the question says, and what is to be done about it."""

from assistant.answer import Behaviour
from assistant.errors import Settled
from assistant.house import House
from assistant.tools import SEARCH, tool_call
from assistant.turn import Turn
from assistant.understanding import false_premises, read, without_figures
from assistant.understanding import route as routed

_CANNED: dict[str, tuple[Behaviour, str]] = {
    "out_of_scope": ("abstain", "out-of-scope"),
    "smalltalk": ("answer", "smalltalk"),
}
_POLICY = frozenset({"policy", "both"})


def understand(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Read the facts that the question states, and what it takes for granted wrongly."""
    turn.premises = false_premises(turn.question, turn.language)
    turn.reading = read(_sound(turn), turn.language)


def route(turn: Turn, house: House) -> None:  # noqa: ARG001
    """Decide, with what was said before, on the tool calls that the question needs."""
    if turn.reading is None:
        raise ValueError("a question is read before it is routed")
    turn.intent = routed(_sound(turn), turn.language, turn.reading, turn.conversation.previous)
    if turn.intent.kind in _CANNED:
        raise Settled(*_CANNED[turn.intent.kind])
    turn.calls = [tool_call(call.name, dict(call.args)) for call in turn.intent.calls]
    if turn.intent.policy or turn.intent.kind in _POLICY:
        turn.calls.append(tool_call(SEARCH, {"query": turn.intent.policy or turn.question}))
    turn.route = "+".join([turn.intent.kind, *(call.name for call in turn.intent.calls)])


def _sound(turn: Turn) -> str:
    """The question without the figures that are false."""
    return without_figures(turn.question, turn.premises)
