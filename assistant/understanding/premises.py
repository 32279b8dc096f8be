"""What a question takes for granted but the documents deny: a maximum of 13 months, a first 70 %.

The rules that people get wrong are data, `premises.yaml`; what is stated of one of them, after
"since" or with "is" between the rule and its figure, is held against it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.understanding.dates import dates
from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.lexicon import Language, lexicon
from assistant.understanding.negation import denied
from assistant.understanding.quantities import Quantity, quantities
from assistant.understanding.scan import Scan, scan
from assistant.understanding.yaml_file import read_yaml

_FILE = Path(__file__).parent / "premises.yaml"
_GUIDE = "ka131-guide-2021"
_MONTHS_OF_YEAR = 12

Stretch: TypeAlias = tuple[int, int]


class Saying(BaseModel):
    """A sentence in three languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    fi: str
    en: str
    sv: str


class Rule(BaseModel):
    """A rule that people get wrong: how it is spoken of, what is right, and where it stands.

    `about` and `unless` are concepts of the vocabulary, `one|other` either of two. A figure is
    right when it is one of `values`, or within `at_least` or `at_most`; a `claim` is wrong when it
    is said, or when it is denied. `spelled` tells that the quote has its figure in letters.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unit: str = ""
    values: tuple[int, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    monthly: bool = False
    claim: Literal["said", "denied"] | None = None
    document: str = _GUIDE
    section: str
    quote: str
    spelled: bool = False
    says: Saying

    def allows(self, value: Decimal) -> bool:
        """Whether a stated figure agrees with the rule."""
        return (
            value in self.values
            or (self.at_least is not None and value >= self.at_least)
            or (self.at_most is not None and value <= self.at_most)
        )


@dataclass(frozen=True, slots=True)
class Premise:
    """A false premise: the rule it is held against, and where its figure stands, if it has one."""

    rule: Rule
    start: int
    end: int


_RULES = TypeAdapter(dict[str, Rule])


def false_premises(text: str, language: Language) -> tuple[Premise, ...]:
    """The premises of a question that a rule contradicts, one for a rule."""
    question = scan(text, language)
    spoken_of = [rule for rule in rules().values() if _is_mentioned(question, rule)]
    if not spoken_of:
        return ()
    numbers = quantities(question, dates(question))
    found: dict[str, Premise] = {}
    for start, end, opened in _stretches(question):
        for rule in spoken_of:
            premise = _held_against(question, rule, numbers, (start, end), opened=opened)
            if premise is not None and rule.says.en not in found:
                found[rule.says.en] = premise
    return tuple(found.values())


def without_figures(text: str, premises: tuple[Premise, ...]) -> str:
    """The question with the false figures blanked out, so that nothing is built upon them."""
    for one in premises:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by name; raises `VocabularyFaults` with every fault of the file."""
    try:
        found = _RULES.validate_python(read_yaml(_FILE))
    except ValidationError as error:
        raise VocabularyFaults(
            tuple(f"{_FILE.name}: {one['loc']}: {one['msg']}" for one in error.errors())
        ) from error
    known = lexicon().concepts
    faults = [
        f"{_FILE.name}: {name}: there is no concept {concept}"
        for name, rule in found.items()
        for either in (*rule.about, *rule.unless)
        for concept in either.split("|")
        if concept not in known
    ]
    faults += [
        f"{_FILE.name}: {name}: either a claim or a unit with values is needed"
        for name, rule in found.items()
        if (rule.claim is None) != bool(rule.unit and rule.values)
    ]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return found


def _is_mentioned(question: Scan, rule: Rule) -> bool:
    return all(question.has(*either.split("|")) for either in rule.about)


def _stretches(question: Scan) -> Iterator[tuple[int, int, bool]]:
    """The clauses of a question, and whether a word such as "since" opens each: from there on."""
    clauses: dict[int, list[int]] = {}
    for token in question.tokens:
        clauses.setdefault(question.clause(token.start), []).append(token.start)
    for starts in clauses.values():
        last = question.tokens[question.token_at(starts[-1])]
        openers = [m for m in question.find("premise.opener") if starts[0] <= m.start <= starts[-1]]
        yield (openers[0].start if openers else starts[0]), last.end, bool(openers)


def _held_against(
    question: Scan,
    rule: Rule,
    numbers: tuple[Quantity, ...],
    stretch: Stretch,
    *,
    opened: bool,
) -> Premise | None:
    start, end = stretch
    if any(start <= one.start < end for one in question.find(*rule.unless)):
        return None
    mentions = [
        [one for one in question.find(*either.split("|")) if start <= one.start < end]
        for either in rule.about
    ]
    if not all(mentions):
        return None
    if rule.claim is not None:
        is_denied = any(denied(question, one) for found in mentions for one in found)
        wrong = opened and is_denied == (rule.claim == "denied")
        return Premise(rule, start, start) if wrong else None
    for number in numbers:
        if not (start <= number.start < end and _is_of(question, number, rule)):
            continue
        if not (opened or _is_stated(question, number, mentions[0][0].end)):
            continue
        if rule.allows(_in_unit(number, rule)):
            return None
        return Premise(rule, number.start, number.end)
    return None


def _is_of(question: Scan, number: Quantity, rule: Rule) -> bool:
    if rule.unit == "none":
        return not number.unit and any(
            one.start == number.noun_at
            for one in question.find("premise.learners", "premise.institutions")
        )
    if rule.unit == "ects":
        return any(one.start == number.noun_at for one in question.find("input.ects"))
    if rule.monthly and number.kind != "rate":
        return False
    return number.unit == rule.unit or (rule.unit, number.unit) == ("months", "years")


def _in_unit(number: Quantity, rule: Rule) -> Decimal:
    years = (rule.unit, number.unit) == ("months", "years")
    return number.value * _MONTHS_OF_YEAR if years else number.value


def _is_stated(question: Scan, number: Quantity, after: int) -> bool:
    """Whether "is" stands between the rule's words and the figure."""
    return any(after <= one.start < number.start for one in question.find("premise.is"))
