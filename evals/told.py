"""What an answer tells its reader, and from which sections."""

import re
from collections.abc import Iterator

from assistant import Answer
from evals.questions import Fact, Source
from evals.wording import plain, stands_in


def told_by(answer: Answer) -> str:
    """Everything the reader is shown: words, quotes, calculations and caveats."""
    return "\n".join(_shown_texts(answer))


def is_told(fact: Fact, told: str) -> bool:
    """Say whether a fact stands in what the reader was shown."""
    if any(stands_in(wording, told) for wording in fact.wordings):
        return True
    return fact.pattern is not None and re.search(fact.pattern, plain(told)) is not None


def _shown_texts(answer: Answer) -> Iterator[str]:
    yield answer.text
    for citation in answer.citations:
        yield citation.quote
        yield from (piece.quote for piece in citation.context)
    for calculation in answer.calculations:
        for step in calculation.steps:
            yield f"{step.label} {step.formula} {step.value} {step.unit}"
        yield from (f"{result.label} {result.value}" for result in calculation.results)
        yield from (note.text for note in (*calculation.assumptions, *calculation.warnings))
    yield from (caveat.text for caveat in answer.caveats)


def sources_of(answer: Answer) -> Iterator[Source]:
    """The sections that the answer cites, those of its calculations' steps and notes included."""
    for citation in answer.citations:
        yield Source(document=citation.document, section=citation.section)
    for calculation in answer.calculations:
        notes = (*calculation.assumptions, *calculation.warnings)
        for source in (*(s.source for s in calculation.steps), *(n.source for n in notes)):
            if source:
                yield Source(document=source.document, section=source.section)
