"""Proves questions against their sources: each fact against its section, each amount by running.

The schema (`questions`) cannot see whether what an item expects is true; this can.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from assistant import Calculation
from corpus import CorpusError, load_catalog, section
from evals.figures import figures_in
from evals.questions import Amount, Fact, Question
from evals.questions import Source as SectionOf
from evals.wording import plain, stands_in

Calculate: TypeAlias = Callable[[str, Mapping[str, object]], Calculation]


def unproven(questions: Sequence[Question], calculate: Calculate) -> list[str]:
    """Every claim of the questions that does not hold, one line each."""
    return [
        f"{question.id}: {fault}"
        for question in questions
        for fault in _faults(question, calculate)
    ]


def section_text(source: SectionOf) -> str:
    """The heading and the text of a section as stored; raises `CorpusError`."""
    found = section(source.document, source.section)
    stored = load_catalog()[source.document].text
    return f"{found.title}\n{stored[found.body.start : found.body.end]}"


def _faults(question: Question, calculate: Calculate) -> Iterator[str]:
    texts = []
    for source in question.sources:
        try:
            texts.append(section_text(source))
        except CorpusError as error:
            yield str(error)
    for fact in question.facts:
        yield from _fact_faults(fact, texts)
    for amount in question.amounts:
        yield from _amount_faults(amount, calculate)


def _fact_faults(fact: Fact, texts: Sequence[str]) -> Iterator[str]:
    if not any(plain(fact.quote) in plain(text) for text in texts):
        yield f"'{fact.quote}' stands in none of the accepted sections"
    told = [wording for wording in fact.wordings if any(stands_in(wording, t) for t in texts)]
    if not told and not (fact.pattern and any(_matches(fact.pattern, text) for text in texts)):
        yield f"no wording of '{fact.quote}' stands in an accepted section"
    known = {figure for text in texts for figure in figures_in(text)}
    for wording in fact.wordings:
        for figure in sorted(figures_in(wording) - known):
            if not _spelled_out(fact.quote):
                yield f"the figure {figure} of '{wording}' stands in no accepted section"


def _spelled_out(quote: str) -> bool:
    """Say whether the guide writes the number as a word, so that digits cannot be proven."""
    return not figures_in(quote)


def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, plain(text)) is not None


def _amount_faults(amount: Amount, calculate: Calculate) -> Iterator[str]:
    try:
        calculation = calculate(amount.calculator, amount.inputs)
    except Exception as error:  # noqa: BLE001  # whatever a calculator raises is a fault to tell
        yield f"{amount.calculator} does not compute this: {error}"
        return
    for expected in amount.gives:
        if not any(expected.is_same(result.value, result.unit) for result in calculation.results):
            got = ", ".join(f"{result.value} {result.unit}" for result in calculation.results)
            yield f"{amount.calculator} gives {got}, not {expected.value} {expected.unit}"
