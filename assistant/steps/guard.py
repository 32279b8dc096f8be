"""First step: what is no question is said to be none, plainly, before any work is done."""

from assistant.cleaning import has_words
from assistant.errors import Settled
from assistant.house import House
from assistant.turn import Turn


def guard(turn: Turn, house: House) -> None:
    """Refuse an empty question, one without letters or digits, and one that is too long."""
    if not turn.question:
        raise Settled("invalid", "empty-question")
    if len(turn.question) > house.settings.question_limit:
        raise Settled("invalid", "question-too-long")
    if not has_words(turn.question):
        raise Settled("invalid", "no-words")
