"""One phrasing with what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.understanding import Language, Value


@dataclass(frozen=True)
class Phrasing:
    """A question; `says` are the facts in it, `asks` what is left open and has to be asked."""

    language: Language
    text: str
    says: Mapping[str, Value]
    calculator: str
    asks: frozenset[str] = frozenset()


@dataclass
class Piece:
    """A part of a phrasing."""

    text: str
    says: dict[str, Value] = field(default_factory=dict)
    asks: frozenset[str] = frozenset()
