"""Retrieval alone: whether the section that answers comes first, whoever searches.

Scored with ir-measures over questions of one turn that a section answers. A question is found
at k when any of its accepted sections is among the first k.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from evals.questions import Question, Source

DEPTH = 10
MEASURES = ("Success@1", "Success@3", "Success@5", "RR@10", "nDCG@10")
NAMES: Mapping[str, str] = {
    "Success@1": "recall@1",
    "Success@3": "recall@3",
    "Success@5": "recall@5",
    "RR@10": "MRR@10",
    "nDCG@10": "nDCG@10",
}

Search: TypeAlias = Callable[[str, str, int], Sequence[Source]]
"""Takes a query, its language and a depth; gives sections, the best first, none twice."""

Figures: TypeAlias = dict[str, float]


def searchable(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions that retrieval alone can be judged by."""
    return tuple(q for q in questions if q.sources and q.expect == "answer" and len(q.turns) == 1)


def retrieval(questions: Sequence[Question], search: Search) -> dict[str, Figures]:
    """The measures over all questions (`all`) and by language, with how many there were (`n`)."""
    chosen = searchable(questions)
    found = {
        question.id: list(search(question.turns[0], question.language, DEPTH))
        for question in chosen
    }
    return {
        name: {"n": float(len(group)), **_measured(group, found)}
        for name, group in _groups(chosen)
        if group
    }


def once_each(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sections of a ranking of passages, each at its best place."""
    return tuple(dict.fromkeys(sources))


def _groups(questions: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    yield "all", list(questions)
    for language in ("fi", "en", "sv"):
        yield language, [question for question in questions if question.language == language]


def _measured(
    questions: Sequence[Question], found: Mapping[str, Sequence[Source]]
) -> dict[str, float]:
    import ir_measures

    qrels = {q.id: {_key(source): 1 for source in q.sources} for q in questions}
    run = {
        q.id: {_key(source): float(DEPTH - place) for place, source in enumerate(found[q.id])}
        for q in questions
    }
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    values = ir_measures.calc_aggregate(measures, qrels, run)
    return {NAMES[str(measure)]: round(values[measure], 4) for measure in measures}


def _key(source: Source) -> str:
    return f"{source.document}#{source.section}"
