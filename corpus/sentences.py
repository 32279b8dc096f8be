"""Cuts a paragraph into sentences, abbreviations and dates kept whole."""

import re
from collections.abc import Iterator

from corpus.spans import Span

# Abbreviations of the stored documents after which a capital letter does not start a sentence.
# fmt: off
_ABBREVIATIONS = frozenset((
    "dl", "em", "ent", "esim", "huom", "jne", "kk", "klo", "ko", "ks", "lv", "ml", "mm", "nk",
    "ns", "pl", "puh", "tms", "ts", "vrt", "ym", "yms", "e.g", "i.e",
))
# fmt: on
_POSSIBLE_END = re.compile(r"[.!?][\"”)*\]]*\s+(?=[\"”(*\[]*[A-ZÅÄÖ])")
_LAST_WORD = re.compile(r"([\w.]+)$")


def sentences(text: str, piece: Span) -> Iterator[Span]:
    """Cut a piece of a document into its sentences; white space between them is left out."""
    start = piece.start
    for end in _POSSIBLE_END.finditer(text, piece.start, piece.end):
        last_word = _LAST_WORD.search(text, start, end.start())
        if last_word and _goes_on_after(last_word[1]):
            continue
        yield Span(start, end.end()).trimmed(text)
        start = end.end()
    last = Span(start, piece.end).trimmed(text)
    if last.start < last.end:
        yield last


def _goes_on_after(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
