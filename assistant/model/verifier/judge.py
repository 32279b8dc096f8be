"""All that the verifier asks of a draft, in one list."""

from collections.abc import Iterator

from assistant.model.draft import Draft
from assistant.model.materials import Materials
from assistant.model.verifier import (
    citations,
    figures,
    labels,
    leaks,
    number_words,
    quotes,
    shape,
    signs,
    subjects,
)
from assistant.model.verifier import language as languages
from assistant.model.verifier.fault import Fault
from calculator import Language

_LONGEST = 8_000
"""Characters of a draft; a longer one is no answer to a question."""


def judge(
    draft: Draft, materials: Materials, language: Language, question: str
) -> tuple[Fault, ...]:
    """Everything that is wrong with a draft, each fault once; nothing for one that may be told."""
    return tuple(dict.fromkeys(_faults(draft, materials, language, question)))


def _faults(
    draft: Draft, materials: Materials, language: Language, question: str
) -> Iterator[Fault]:
    length = sum(len(sentence.text) for sentence in draft.sentences)
    if not length or length > _LONGEST:
        yield Fault("length", "Answer in a few sentences.")
        return
    for sentence in draft.sentences:
        if sentence.kind == "rule":
            continue
        own = quotes.without_quotes(sentence)
        yield from signs.faults(sentence.words)
        yield from figures.faults(sentence, question)
        yield from number_words.faults(own, language)
        yield from quotes.faults(sentence, materials)
        yield from shape.faults(sentence, materials)
        yield from labels.faults(sentence, materials, language)
        yield from subjects.faults(sentence, materials, language)
        yield from leaks.faults(own, materials.data, question, language)
    yield from citations.faults(draft, materials, language, question)
    yield from languages.faults(draft, language)
