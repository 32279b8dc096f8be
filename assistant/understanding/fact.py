"""What was understood: facts with their place in the question, and the doubts to ask about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

Value: TypeAlias = str | bool | int | Decimal | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One input as a person gave it.

    `start` and `end` are offsets in code points of the question's NFC form; `assumed` marks what
    a rule of the house completed, such as the year of a date, and is to be said in the answer.
    """

    name: str
    value: Value
    text: str
    start: int
    end: int
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something said about an input that can be read in several ways: to be asked, not guessed.

    `readings` holds the possible values; it is empty where no value can be given, as for
    "the whole spring term". `why` is a code: `two-readings`, `two-values`, `no-unit`,
    `name-or-place`, `end-before-start`, `impossible-date`, `too-vague`, `which-one`, and
    `disputed` where a language model reads otherwise.
    """

    input: str
    readings: tuple[Value, ...]
    text: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A number or a date said without of what: an answer to a question back may be just that."""

    value: Value
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one question."""

    facts: Mapping[str, Fact]
    doubts: tuple[Doubt, ...] = ()
    alternatives: tuple[Mapping[str, Fact], ...] = ()
    loose: tuple[Loose, ...] = ()

    def value(self, name: str) -> Value | None:
        """The value of a fact, or None where nothing was said of it."""
        fact = self.facts.get(name)
        return None if fact is None else fact.value


@dataclass(slots=True)
class Findings:
    """What one extractor, or all of them, found so far."""

    facts: list[Fact] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)

    def add(self, other: "Findings") -> None:
        """Take over what another extractor found."""
        self.facts += other.facts
        self.doubts += other.doubts
        self.loose += other.loose


def settled(findings: Findings) -> tuple[Mapping[str, Fact], tuple[Doubt, ...]]:
    """One fact a name: the same value said twice is one fact, two values are a doubt."""
    doubted = {doubt.input for doubt in findings.doubts}
    doubts = list(findings.doubts)
    facts: dict[str, Fact] = {}
    for name, said in _by_name(findings.facts).items():
        values = list(dict.fromkeys(fact.value for fact in said))
        if name in doubted:
            continue
        if len(values) == 1:
            facts[name] = said[0]
        else:
            start, end = said[0].start, said[-1].end
            text = " … ".join(fact.text for fact in said)
            doubts.append(Doubt(name, tuple(values), text, start, end, "two-values"))
    return MappingProxyType(facts), tuple(doubts)


def _by_name(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    by_name: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.start):
        by_name.setdefault(fact.name, []).append(fact)
    return by_name
