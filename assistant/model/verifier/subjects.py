"""Whether a sentence is about what it cites: it shares a word with the passage or its card."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.draft import SLOT_SIGN, Sentence
from assistant.model.materials import Materials
from assistant.model.verifier.fault import Fault
from assistant.model.verifier.quotes import quoted, without_quotes
from calculator import Language
from corpus import card, expand

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters by which a word is known again: endings and compounds differ behind them."""


def faults(sentence: Sentence, materials: Materials, language: Language) -> Iterator[Fault]:
    """A fault where a sentence has not one word in common with the passages that it cites.

    The cards say in all three languages what people ask of a section, and the vocabulary what
    the guide calls it.
    """
    cited = [materials.passages[name] for name in sentence.markers if name in materials.passages]
    words = without_quotes(sentence).replace(SLOT_SIGN, " ")
    said = _stems(words)
    if not cited or not said or quoted(sentence) or any(one[0] == "f" for one in sentence.slots):
        return  # a quote or a figure ties it to its passage
    said |= _stems(" ".join(expand(words, language)))
    about = frozenset[str]().union(
        *(_stems(" ".join((shown.context_text, shown.source, *shown.path))) for shown in cited),
        *(_asked(shown.document, shown.section, language) for shown in cited),
    )
    if not said & about:
        yield Fault("off-subject", f"[[{sentence.markers[0]}]] says nothing of the kind.")


@cache
def _asked(document: str, section: str, language: Language) -> frozenset[str]:
    """The words of a section's card in one language."""
    known = card(document, section)
    texts = known.texts() if known else ()
    return _stems(" ".join(said for spoken, said in texts if spoken == language))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
