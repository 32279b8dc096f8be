"""The form of a question that the rules read: lower case, plain dashes and spaces, bounded."""

import re
import unicodedata

LONGEST = 4_000
"""Code points that are read. A question that matters is short; what follows is not understood."""

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－→⇒➔"), "-")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("`"): "'"}
_TABLE = {**_DASHES, **_QUOTES}
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]")


def canonical(text: str) -> str:
    """The text as facts point into it: NFC, so that `ä` is one code point; cut to `LONGEST`."""
    return unicodedata.normalize("NFC", text[:LONGEST])[:LONGEST]


def plain(canonical_text: str) -> str:
    """The same text, position for position, in lower case with one kind of dash and space."""
    lowered = "".join(
        low if len(low := char.lower()) == 1 else char for char in canonical_text
    ).translate(_TABLE)
    return _SPACES.sub(" ", lowered)
