"""Abstention alone: whether the evidence by itself tells what the documents answer.

Judged by questions of one turn: those that a section answers, and those that nothing does. From
an evidence of 0 on the assistant answers; `trade_off` says what another threshold would do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.intervals import Rate
from evals.parallel import in_parallel
from evals.questions import Question
from evals.retrieval import searchable

Evidence: TypeAlias = Callable[[str, str], float]
"""Takes a question and its language; says how strongly the documents speak for an answer."""

THRESHOLD = 0.0


@dataclass(frozen=True, slots=True)
class Abstention:
    """The evidence for each question, those that can be answered and those that cannot."""

    answerable: tuple[tuple[Question, float], ...]
    unanswerable: tuple[tuple[Question, float], ...]

    def trade_off(self, threshold: float = THRESHOLD) -> tuple[Rate, Rate]:
        """The unanswerable questions that would be answered, and the answerable ones refused."""
        answered = sum(strength >= threshold for _, strength in self.unanswerable)
        refused = sum(strength < threshold for _, strength in self.answerable)
        return Rate(answered, len(self.unanswerable)), Rate(refused, len(self.answerable))

    @property
    def rates(self) -> dict[str, Rate]:
        """Both errors at the threshold that the assistant uses."""
        answered, refused = self.trade_off()
        return {"unanswerable answered": answered, "answerable refused": refused}

    @property
    def separation(self) -> float:
        """How often an answerable question has more evidence than an unanswerable one.

        The area under the ROC curve: 1 is a clean cut, 0.5 is chance.
        """
        pairs = [(yes, no) for _, yes in self.answerable for _, no in self.unanswerable]
        won = sum(1.0 if yes > no else 0.5 if yes == no else 0.0 for yes, no in pairs)
        return won / len(pairs) if pairs else 0.0

    @property
    def misjudged(self) -> tuple[tuple[Question, float], ...]:
        """The questions on the wrong side of the threshold."""
        return (
            *((question, s) for question, s in self.unanswerable if s >= THRESHOLD),
            *((question, s) for question, s in self.answerable if s < THRESHOLD),
        )


def abstention(questions: Sequence[Question], evidence: Evidence) -> Abstention:
    """Weigh the evidence for every question that abstention alone can be judged by."""
    answerable = [q for q in searchable(questions) if "abstain" not in q.accepted]
    unanswerable = [
        question
        for question in questions
        if question.expect == "abstain"
        and "answer" not in question.accepted
        and len(question.turns) == 1
    ]

    def weighed(question: Question) -> float:
        return evidence(question.turns[0], question.language)

    asked = (*answerable, *unanswerable)
    weights = tuple(zip(asked, in_parallel(weighed, asked), strict=True))
    return Abstention(weights[: len(answerable)], weights[len(answerable) :])
