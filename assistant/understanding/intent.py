"""What is to be done about a question: the shapes that routing takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from assistant.understanding.fact import Doubt, Fact, Value
from assistant.understanding.lexicon import Language

Kind: TypeAlias = Literal["calculate", "policy", "both", "explain", "out_of_scope", "smalltalk"]
_NOTHING: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Call:
    """A calculator by name, with the inputs it takes of what was said."""

    name: str
    args: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Previous:
    """What the last turn was about: its calls, the facts behind them, what it asked for.

    `question` is its text, without personal data.
    """

    calls: tuple[Call, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NOTHING)
    missing: tuple[str, ...] = ()
    language: Language = "fi"
    question: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """What the question wants.

    `policy` is the part of the text that the documents are to answer (empty without one), `topic`
    the calculator or `documents`. `facts` are those the calls rest on, carried over ones included;
    `doubts` are the ones that the calls' inputs raise, to be asked instead of computing.
    """

    kind: Kind
    calls: tuple[Call, ...] = ()
    policy: str = ""
    topic: str = ""
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NOTHING)
    doubts: tuple[Doubt, ...] = ()
