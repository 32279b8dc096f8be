"""Quotes: what stands in quotation marks or in a quoted block is exact in a passage it cites."""

import re
import unicodedata
from collections.abc import Iterator

from assistant.model.draft import Sentence
from assistant.model.materials import Materials
from assistant.model.slots import MARKER, SLOT
from assistant.model.verifier.fault import Fault
from corpus import normalise

_MARKS = '"“”„‟«»‹›「」『』〝〞＂'
_QUOTED = re.compile(rf"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_SINGLE = re.compile(r"(?<!\w)[‘’‚‛']([^‘’‚‛']+)[‘’‚‛'](?!\w)")
_EMPHASIS = re.compile(r"\*+|_{2,}")


def quoted(sentence: Sentence) -> tuple[str, ...]:
    """The pieces of a sentence that claim to be somebody's exact words."""
    if sentence.kind == "quote":
        inner = MARKER.sub("", sentence.text).strip()
        return (inner.strip(_MARKS + " "),)
    return tuple(
        found[1].strip()
        for pattern in (_QUOTED, _SINGLE)
        for found in pattern.finditer(sentence.text)
    )


def faults(sentence: Sentence, materials: Materials) -> Iterator[Fault]:
    """The quotes of a sentence that no passage it cites has word for word."""
    if sum(sentence.text.count(mark) for mark in _MARKS) % 2:
        yield Fault("quote", "Close every quotation mark, and use it for exact quotes only.")
        return
    cited = [materials.passages[name] for name in sentence.markers if name in materials.passages]
    for piece in quoted(sentence):
        wanted = _plain(as_written(piece, materials))
        if not wanted or not any(
            wanted in _plain(form) for shown in cited for form in (shown.source, shown.readable)
        ):
            yield Fault(
                "quote",
                f"“{piece[:60]}” is not word for word in a passage that its sentence cites: "
                "copy it exactly and put the [[p…]] behind it, or leave the quotation marks out.",
            )


def as_written(piece: str, materials: Materials) -> str:
    """A quote with its slots as the document writes them."""
    return SLOT.sub(
        lambda found: materials.slots[found[1]].written if found[1] in materials.slots else "",
        piece,
    )


def _plain(text: str) -> str:
    return normalise(_EMPHASIS.sub("", unicodedata.normalize("NFC", text))).strip(" .")


def without_quotes(sentence: Sentence) -> str:
    """The sentence's own words: its quotes are in the document's language."""
    return _SINGLE.sub(" ", _QUOTED.sub(" ", sentence.words))
