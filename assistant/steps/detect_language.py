"""Which of the three languages the question is in."""

from assistant.errors import Settled
from assistant.house import House
from assistant.turn import Turn
from assistant.understanding import detect_language as detected


def detect_language(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Set the turn's language; a question in a fourth language is told which three there are."""
    language = detected(turn.question, turn.language)
    if language is None:
        raise Settled("abstain", "other-language")
    turn.language = language
