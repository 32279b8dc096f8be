"""The language of a draft: the question's, sentence by sentence, quotes apart."""

from collections.abc import Iterator

from assistant.model.draft import SLOT_SIGN, Draft
from assistant.model.verifier.fault import Fault
from assistant.model.verifier.quotes import without_quotes
from assistant.understanding import detect_language
from calculator import Language

_NAMES = {"fi": "Finnish", "en": "English", "sv": "Swedish"}
_FEWEST_WORDS = 7
"""Fewer do not tell a language; what has no source is of plain words of the right one anyway."""


def faults(draft: Draft, language: Language) -> Iterator[Fault]:
    """A fault where the draft, or one longer sentence of it, is in another language."""
    said = [
        without_quotes(sentence).replace(SLOT_SIGN, " ")
        for sentence in draft.sentences
        if sentence.kind not in {"quote", "rule"}
    ]
    texts = [text for text in (" ".join(said), *said) if len(text.split()) >= _FEWEST_WORDS]
    if any(detect_language(text, language) != language for text in texts):
        yield Fault("language", f"Write all of the answer in {_NAMES[language]}.")
