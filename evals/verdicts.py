"""What a check says of an answer, and what checks have in common."""

from collections.abc import Callable
from typing import TypeAlias

from assistant import Answer
from evals.questions import Question

Verdict: TypeAlias = bool | None
"""Passed, failed, or None where the question does not ask for it."""

Check: TypeAlias = Callable[[Question, Answer], tuple[Verdict, str]]
"""Judges an answer; the text says what is wrong where it fails."""

NOT_ASKED: tuple[Verdict, str] = (None, "")


def settled_otherwise(question: Question, answer: Answer) -> bool:
    """Say whether an acceptable behaviour other than calculating came."""
    return answer.behaviour != "calculate" and answer.behaviour in question.accepted
