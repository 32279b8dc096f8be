"""Which of the three languages the question is in."""

from assistant.errors import Settled
from assistant.figures import figures
from assistant.house import House
from assistant.turn import Turn
from assistant.understanding import detect_language as detected

_FEW = 5  # words, too few to tell another language by


def detect_language(turn: Turn, house: House) -> None:  # noqa: ARG001  # every step takes both
    """Set the turn's language; a question in a fourth language is told which three there are."""
    language = detected(turn.question, turn.language)
    if language is None and not _goes_on(turn):
        raise Settled("abstain", "other-language")
    turn.language = language or turn.language


def _goes_on(turn: Turn) -> bool:
    """Whether a few words around a figure go on in the language so far: oops, make it 210."""
    few = len(turn.question.split()) <= _FEW
    return turn.conversation.previous is not None and few and bool(figures(turn.question))
