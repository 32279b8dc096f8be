"""What is to be done about a question: the shapes that routing takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from assistant.understanding.fact import Doubt, Fact, Value
from assistant.understanding.lexicon import Language

Kind: TypeAlias = Literal["calculate", "policy", "both", "explain", "out_of_scope", "smalltalk"]
SUBJECT = "subject"
"""The fact that names the subject of a question to the documents, for the figure asked next."""

_NOTHING: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Call:
    """A calculator by name, with the inputs it takes of what was said."""

    name: str
    args: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Previous:
    """What came before: the last calls, the facts behind them, what was asked for.

    `question` is the last turn's text, without personal data. `rule` is what the documents were
    last asked; `aside` says that this came after the calls.
    """

    calls: tuple[Call, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NOTHING)
    missing: tuple[str, ...] = ()
    language: Language = "fi"
    question: str = ""
    rule: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """What the question wants.

    `policy` is the part of the text that the documents are to answer (empty without one), `topic`
    the calculator or `documents`. `facts` are those the calls rest on, carried over ones included;
    `doubts` are the ones that the calls' inputs raise, to be asked instead of computing;
    `optional` calls only add to the answer of a rule, and nothing is asked for them.
    """

    kind: Kind
    calls: tuple[Call, ...] = ()
    policy: str = ""
    topic: str = ""
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NOTHING)
    doubts: tuple[Doubt, ...] = ()
    optional: bool = False


def remembered(
    intent: Intent,
    missing: tuple[str, ...],
    language: Language,
    previous: Previous | None = None,
    question: str = "",
) -> Previous:
    """What a turn leaves behind; a question to the documents leaves the calculation before it."""
    rule = intent.policy or (previous.rule if previous else "")
    if intent.calls or previous is None or not previous.calls:
        return Previous(intent.calls, intent.facts, missing, language, question, rule)
    subject = {name: fact for name, fact in intent.facts.items() if name == SUBJECT}
    facts = {**previous.facts, **subject}
    return Previous(previous.calls, facts, (), language, question, rule, aside=True)
