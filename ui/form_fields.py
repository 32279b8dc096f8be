"""A calculator's inputs as fields of a form, read from the schema that the service gives."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from ui.client import Json

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""The days that a form can take."""

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
_DECIMAL_COMMA = re.compile(r"-?(0,\d+|\d+,(\d{1,2}|\d{4,}))")
"""Exactly three digits after a comma may be thousands: the service asks what such a one means."""


Value: TypeAlias = str | bool | int | date | list[Json] | None
"""What a field shows, or holds when it was filled in."""


class Kind(StrEnum):
    """How an input is asked for."""

    COUNTRY = "country"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes-no"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Field:
    """One input: its words in the reader's language, its kind and its limits.

    `default` is what the service takes when it is left out, None when there is none; `choices`
    are labels by value; `rows` are the fields of each row, for a list of objects.
    """

    name: str
    label: str
    why: str
    kind: Kind
    required: bool
    default: Value = None
    low: int | None = None
    high: int | None = None
    longest: int | None = None
    choices: dict[str, str] = field(default_factory=dict)
    rows: tuple["Field", ...] = ()

    def read(self, value: object) -> Value:
        """A value of the service, or of a link, as the field shows it; None if it cannot."""
        match self.kind:
            case Kind.YES_NO:
                return {"true": True, "false": False}.get(str(value).lower())
            case Kind.DATE:
                return _day(value)
            case Kind.WHOLE:
                return self._whole(value)
            case Kind.CHOICE:
                return str(value) if str(value) in self.choices else None
            case Kind.ROWS:
                return _rows(value)[: self.high]
            case _:
                return None if value is None else str(value)[: self.longest or 100]

    def written(self, value: Value) -> Value:
        """What a field holds, as the service takes it; None for nothing and for the default."""
        if isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, str):
            value = (_number(value) if self.kind is Kind.NUMBER else value.strip()) or None
        return None if value == self.default else value

    def _whole(self, value: object) -> int | None:
        text = str(value)
        if not re.fullmatch(r"-?\d{1,12}", text):
            return None
        low, high = self.low or 0, int(text) if self.high is None else self.high
        return int(text) if low <= int(text) <= high else None


def fields_of(calculator: Json) -> tuple[Field, ...]:
    """The inputs of a calculator (`GET /v1/calculators`), in the order of its schema."""
    return _fields(calculator["schema"], calculator)


def _fields(schema: Json, calculator: Json) -> tuple[Field, ...]:
    required = schema.get("required", ())
    return tuple(
        _field(name, part, calculator, required=name in required)
        for name, part in schema["properties"].items()
    )


def _field(name: str, described: Json, calculator: Json, *, required: bool) -> Field:
    parts = (_resolved(part, calculator) for part in described.get("anyOf", [described]))
    part = next(part for part in parts if part.get("type") != "null")
    kind = _kind(part)
    label = calculator["labels"].get(name, name)
    return Field(
        name,
        label[:1].upper() + label[1:],
        calculator["reasons"].get(name, ""),
        kind,
        required,
        described.get("default"),
        part.get("minimum"),
        part.get("maxItems") if kind is Kind.ROWS else part.get("maximum"),
        part.get("maxLength"),
        {value: calculator["choices"].get(value, value) for value in part.get("enum", ())},
        _fields(_resolved(part["items"], calculator), calculator) if kind is Kind.ROWS else (),
    )


def _resolved(part: Json, calculator: Json) -> Json:
    if "$ref" not in part:
        return part
    found: Json = calculator["schema"]["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    return found


def _kind(part: Json) -> Kind:
    if "enum" in part:
        return Kind.CHOICE
    if part.get("format") in (Kind.COUNTRY, Kind.DATE):
        return Kind(part["format"])
    return {
        "boolean": Kind.YES_NO,
        "integer": Kind.WHOLE,
        "number": Kind.NUMBER,
        "string": Kind.TEXT,
        "array": Kind.ROWS,
    }[part["type"]]


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _rows(value: object) -> list[Json]:
    if isinstance(value, str):  # as a link carries it
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return []
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _number(text: str) -> str:
    """The number as the service reads it; what is not clearly one stays, and is told there."""
    plain = _SPACES.sub("", text).replace("−", "-")
    return plain.replace(",", ".") if _DECIMAL_COMMA.fullmatch(plain) else plain
