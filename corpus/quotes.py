"""Exact quotes: a contiguous piece of a stored document, under one normalisation.

The normalisation does two things and no more:

1. a word broken by a hyphen at the end of a line or page is joined: a letter or digit, `-`,
   white space with at least one line break, a small letter (`viikon-`, blank line, `loppu`);
2. every run of white space, the no-break space included, becomes one space, none at the ends.
"""

import re

from corpus.catalog import load_catalog
from corpus.errors import SpanError
from corpus.spans import Span

_BROKEN_WORD = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=[a-zåäö])")
_WHITE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Apply the normalisation that quotes are compared under."""
    return _WHITE.sub(" ", join_broken_words(text)).strip()


def join_broken_words(text: str) -> str:
    """Apply the first half of the normalisation: words broken at a line or page end are whole."""
    return _BROKEN_WORD.sub("", text)


def quote(document: str, start: int, end: int) -> str:
    """Quote a piece of a stored document, normalised.

    Offsets count code points of the verbatim text. Raises `UnknownDocumentError`, `SpanError`.
    """
    text = load_catalog()[document].text
    if not 0 <= start < end <= len(text):
        raise SpanError(start, end, len(text))
    return normalise(text[start:end])


def verify(document: str, start: int, end: int, quote: str) -> bool:
    """Say whether the quote is what stands between the offsets, under the normalisation.

    An unknown document, offsets outside it or an empty quote verify as false.
    """
    try:
        text = load_catalog()[document].text
    except LookupError:
        return False
    if not 0 <= start < end <= len(text):
        return False
    wanted = normalise(quote)
    return bool(wanted) and normalise(text[start:end]) == wanted


def locate(text: str, inside: Span, quote: str) -> Span | None:
    """Find where in a piece of `text` a quote stands, under the normalisation; the first place.

    The normalised piece keeps, for each of its characters, the offset it came from.
    """
    wanted = normalise(quote)
    if not wanted:
        return None
    squeezed, offsets = _squeezed(text, inside)
    at = squeezed.find(wanted)
    if at < 0:
        return None
    return Span(offsets[at], offsets[at + len(wanted) - 1] + 1)


def _squeezed(text: str, inside: Span) -> tuple[str, list[int]]:
    """Normalise a piece, and tell for every character left where in `text` it stood."""
    characters: list[str] = []
    offsets: list[int] = []
    position = inside.start
    while position < inside.end:
        broken = _BROKEN_WORD.match(text, position, inside.end)
        if broken:
            position = broken.end()
            continue
        white = _WHITE.match(text, position, inside.end)
        if white:
            characters.append(" ")
            offsets.append(position)
            position = white.end()
            continue
        characters.append(text[position])
        offsets.append(position)
        position += 1
    return "".join(characters), offsets
