"""Retrieval alone: whether the section that answers comes first, whoever searches.

Scored with ir-measures over questions of one turn that a section answers. A question is found
at k when any of its accepted sections is among the first k.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.intervals import Difference, Mean, difference, mean
from evals.parallel import in_parallel
from evals.questions import Question, Source

DEPTH = 10
NAMES: Mapping[str, str] = {
    "Success@1": "recall@1",
    "Success@3": "recall@3",
    "Success@5": "recall@5",
    "RR@10": "MRR@10",
    "nDCG@10": "nDCG@10",
}
MEASURES = tuple(NAMES.values())

Search: TypeAlias = Callable[[str, str, int], Sequence[Source]]
"""Takes a query, its language and a depth; gives sections, the best first, none twice."""

Figures: TypeAlias = Mapping[str, Mean]
"""The mean of every measure over some questions."""


@dataclass(frozen=True, slots=True)
class Found:
    """How well a search did: every measure of every question, by the question's id."""

    questions: tuple[Question, ...]
    values: Mapping[str, Mapping[str, float]]

    @property
    def figures(self) -> dict[str, Figures]:
        """The measures over all questions (`all`) and by language."""
        return {
            group: {
                name: mean([self.values[question.id][name] for question in questions])
                for name in MEASURES
            }
            for group, questions in _groups(self.questions)
            if questions
        }

    def beside(self, other: "Found", measure: str = "recall@5") -> Difference:
        """How much better this search found the same questions than the other, at some depth."""
        pairs = [(other.values[q.id], self.values[q.id]) for q in self.questions]
        return difference(
            [theirs[measure] > 0 for theirs, _ in pairs], [ours[measure] > 0 for _, ours in pairs]
        )


def searchable(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions that retrieval alone can be judged by."""
    return tuple(q for q in questions if q.sources and q.expect == "answer" and len(q.turns) == 1)


def retrieval(questions: Sequence[Question], search: Search) -> Found:
    """Put the questions that a section answers to a search, and score what it finds."""
    chosen = searchable(questions)

    def searched(question: Question) -> Sequence[Source]:
        return search(question.turns[0], question.language, DEPTH)

    return Found(chosen, _measured(chosen, list(in_parallel(searched, chosen, "search"))))


def once_each(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sections of a ranking of passages, each at its best place."""
    return tuple(dict.fromkeys(sources))


def _groups(questions: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    yield "all", list(questions)
    for language in ("fi", "en", "sv"):
        yield language, [question for question in questions if question.language == language]


def _measured(
    questions: Sequence[Question], found: Sequence[Sequence[Source]]
) -> dict[str, dict[str, float]]:
    import ir_measures

    qrels = {q.id: {_key(source): 1 for source in q.sources} for q in questions}
    run = {
        q.id: {_key(source): float(DEPTH - place) for place, source in enumerate(sources)}
        for q, sources in zip(questions, found, strict=True)
    }
    values: dict[str, dict[str, float]] = {q.id: dict.fromkeys(MEASURES, 0.0) for q in questions}
    measures = [ir_measures.parse_measure(name) for name in NAMES]
    for value in ir_measures.iter_calc(measures, qrels, run):
        values[value.query_id][NAMES[str(value.measure)]] = float(value.value)
    return values


def _key(source: Source) -> str:
    return f"{source.document}#{source.section}"
