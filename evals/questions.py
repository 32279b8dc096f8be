"""The curated questions: what people ask, and what a good answer has to do.

`questions/README.md` explains the schema to those who write them.
"""

import hashlib
import json
import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant import Behaviour, CaveatCode

GUIDE = "ka131-guide-2021"

Input: TypeAlias = bool | int | Decimal | str


class Category(StrEnum):
    """What kind of question it is; every report has a row for each."""

    POLICY = "policy"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    RULE = "rule"
    REFUSAL = "refusal"
    CLARIFY = "clarify"
    MIXED = "mixed"
    OTHER_DOCUMENT = "other_document"
    UNANSWERABLE = "unanswerable"
    ADVERSARIAL = "adversarial"
    INVALID = "invalid"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(_Entry):
    """A section of a document in which the answer may be found."""

    document: str
    section: str


class Figure(_Entry):
    """A value with its unit, as a calculator gives it."""

    value: str
    unit: str

    def is_same(self, value: str | bool, unit: str) -> bool:
        """Say whether a calculator's result is this figure, `1820` and `1820.00` alike."""
        if unit != self.unit:
            return False
        if isinstance(value, bool):
            return self.value == str(value).lower()
        try:
            return Decimal(value) == Decimal(self.value)
        except InvalidOperation:
            return value == self.value


class Fact(_Entry):
    """Something the reader must be told.

    `quote` proves it, word for word from an accepted source. One of `any` (or, without it, the
    quote itself) or the regular expression `pattern` must stand in the answer.
    """

    quote: str
    any: tuple[str, ...] = ()
    pattern: str | None = None

    @model_validator(mode="after")
    def _is_a_pattern(self) -> Self:
        if self.pattern is not None:
            try:
                re.compile(self.pattern)
            except re.error as error:
                raise ValueError(f"'{self.pattern}' is no regular expression: {error}") from None
        return self

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings that count, besides the pattern."""
        return self.any or (() if self.pattern else (self.quote,))


def _source(value: object) -> object:
    """Read `5.3.4.1` as a section of the guide and `document#section` as what it says."""
    if not isinstance(value, str):
        return value
    document, separator, section = value.partition("#")
    if not separator:
        document, section = GUIDE, value
    return {"document": document, "section": section}


def _figures(value: object) -> object:
    """Read `1820 EUR`, or a list of such, as values with units."""
    given = value if isinstance(value, list) else [value]
    return [
        dict(zip(("value", "unit"), one.rsplit(" ", 1), strict=True))
        if isinstance(one, str) and " " in one
        else one
        for one in given
    ]


class Amount(_Entry):
    """What a calculator must give for the facts of the question, to the cent and the day.

    `gives` are results the calculation must hold, the headline first.
    """

    calculator: str
    inputs: dict[str, Input]
    gives: Annotated[tuple[Figure, ...], BeforeValidator(_figures), Field(min_length=1)]


class Draft(_Entry):
    """A question from the field, before somebody has said what a good answer to it does."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    turns: tuple[str, ...] = Field(min_length=1)
    language: Literal["fi", "en", "sv"]
    why: str = Field(min_length=5)


class Question(Draft):
    """One item: the turns of a conversation, and what the answer to the last one must do."""

    category: Category
    expect: Behaviour
    also: tuple[Behaviour, ...] = ()
    sources: tuple[Annotated[Source, BeforeValidator(_source)], ...] = ()
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    missing: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    caveats: tuple[CaveatCode, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        faults = [message for broken, message in self._rules() if broken]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _rules(self) -> list[tuple[bool, str]]:
        sourced = self.expect in {"answer", "ineligible"}
        return [
            (self.expect in self.also, "`also` repeats `expect`"),
            (sourced and not self.sources, f"`expect: {self.expect}` needs `sources`"),
            (bool(self.facts) and not self.sources, "`facts` need `sources` to prove them"),
            (self.expect == "calculate" and not self.amounts, "`calculate` needs `amounts`"),
            (
                bool(self.amounts) and "calculate" not in (self.expect, *self.also),
                "`amounts` need `calculate` in `expect` or `also`",
            ),
            (self.expect == "clarify" and not self.missing, "`clarify` needs `missing`"),
        ]

    @property
    def accepted(self) -> frozenset[str]:
        """Every behaviour that counts as right."""
        return frozenset((self.expect, *self.also))

    @property
    def digest(self) -> str:
        """A hash of everything the item says."""
        said = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()
