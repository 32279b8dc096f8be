"""A question read once: its words, its phrases and its clauses, for all extractors to share."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.understanding.lexicon import Language, Match, Token, lexicon, tokens_of
from assistant.understanding.plain import canonical, plain
from assistant.understanding.spelling import mended

# A full stop after a number ends a clause only before a capital: 5.9. and 1.5 are no ends, and
# "5. syyskuuta" goes on.
_END = re.compile(
    r"[?!;]+|(?<=[^\W\d_]{3})\.(?=\s|$)|(?<=\d)\.(?=\s+[A-ZÅÄÖ][a-zåäö])|[,:](?=\s)"
    # Typed without a space, a comma still ends a clause, except in a number.
    r"|,(?=[^\W\d_])|(?<=[^\W\d_]),(?=\d)"
    # A new line ends one where it begins with a capital or a bullet, not where a line is wrapped.
    r"|\n(?=\s*(?:[-*•]|[A-ZÅÄÖ]))|(?<=\s)[/|•](?=\s)"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A question as the extractors see it."""

    original: str
    text: str
    language: Language
    tokens: tuple[Token, ...]
    _matches: dict[str, tuple[Match, ...]] = field(repr=False)
    _ends: tuple[int, ...] = field(repr=False)

    def find(self, *concepts: str) -> tuple[Match, ...]:
        """Where the concepts' phrases stand, in the order of the text; KeyError for no concept."""
        _check(concepts)
        found = [match for concept in concepts for match in self._matches.get(concept, ())]
        return tuple(sorted(found, key=lambda match: (match.start, -match.end)))

    def has(self, *concepts: str) -> bool:
        """Whether any of the concepts is mentioned; KeyError for no concept."""
        _check(concepts)
        return any(concept in self._matches for concept in concepts)

    def under(self, prefix: str) -> Iterator[str]:
        """The concepts found whose name begins with `prefix`."""
        return (concept for concept in self._matches if concept.startswith(prefix))

    def clause(self, position: int) -> int:
        """The number of the clause, from 0, in which a position lies."""
        return bisect_right(self._ends, position)

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or after a position."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def gap(self, left_end: int, right_start: int) -> str:
        """What stands between two places."""
        return self.text[left_end:right_start]


def _check(concepts: tuple[str, ...]) -> None:
    """A concept that the vocabulary lacks is a slip of the code, and would never be found."""
    if unknown := [one for one in concepts if one not in lexicon().concepts]:
        raise KeyError(f"the vocabulary has no concept {', '.join(unknown)}")


@lru_cache(maxsize=64)
def scan(text: str, language: Language) -> Scan:
    """Read a question once; offsets count in code points of the NFC form of the text.

    Kept for a moment, because reading and routing a question both need it.
    """
    original = canonical(text)
    flat = plain(original)
    tokens = mended(original, tokens_of(flat), language)
    matches: dict[str, list[Match]] = defaultdict(list)
    for match in lexicon().matches(flat, tokens, language):
        matches[match.concept].append(match)
    return Scan(
        original,
        flat,
        language,
        tokens,
        {concept: tuple(found) for concept, found in matches.items()},
        tuple(match.end() for match in _END.finditer(original)),
    )
