"""Signs that have no place in an answer: hidden ones, pictures, foreign letters, code, links."""

import re
import unicodedata
from collections.abc import Iterator

from assistant.model.draft import SLOT_SIGN
from assistant.model.verifier.fault import Fault

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me", "Mc", "Zl", "Zp", "So", "Sk"})
_MARKUP = re.compile(
    r"<[/!?]?[A-Za-z][^>]*>|</|&[#\w]+;|\]\(|!\[|\]\s*:|`|\$|\\|~~|\^|={3,}|\|\|", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}|t\.ex|bl\.a|d\.v\.s", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\w+://|\bwww\.|\bmailto:|\bjavascript:|[\w.+-]+@[\w.-]+"
    r"|\b[^\W_][\w-]*\.[^\W\d_]{2,}(?:/\S*)?",
    re.IGNORECASE,
)
_BRACES = re.compile(r"[{}\[\]]")


def faults(words: str) -> Iterator[Fault]:
    """What a sentence's own words must not hold, a sign of `draft.SLOT_SIGN` apart."""
    if any(unicodedata.category(sign) in _HIDDEN for sign in words if sign != SLOT_SIGN):
        yield Fault("hidden-sign", "Remove invisible and combining characters, and pictures.")
    if any(_is_foreign(sign) for sign in words):
        yield Fault("foreign-letter", "Use Latin letters only.")
    if _MARKUP.search(words):
        yield Fault("markup", "Remove HTML, links, images, code and formulas; use plain Markdown.")
    if any(not _ABBREVIATION.fullmatch(found.group()) for found in _ADDRESS.finditer(words)):
        yield Fault("link", "Remove web and e-mail addresses; cite passages by [[p…]] instead.")
    if _BRACES.search(words):
        yield Fault(
            "malformed", "Write slots as {{a1}} and markers as [[p1]], nothing else in them."
        )


def _is_foreign(sign: str) -> bool:
    if sign == SLOT_SIGN or not sign.isalpha():
        return False
    # Full-width and mathematical letters look like ours and are not.
    return not unicodedata.name(sign, "").startswith("LATIN ") or (
        unicodedata.normalize("NFKC", sign) != sign
    )
