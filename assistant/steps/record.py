"""Last step: remember what the next question may refer back to."""

from assistant.house import House
from assistant.redaction import redacted
from assistant.turn import Turn
from assistant.understanding import remembered


def record(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Keep the calls, facts and open questions of this turn for a follow-up."""
    if turn.intent is not None:
        turn.conversation.previous = remembered(
            turn.intent,
            turn.missing,
            turn.language,
            turn.conversation.previous,
            redacted(turn.question),
        )
