"""The kinds of input that calculators share: dates, yes or no, countries, counts, as people write.

Every model is frozen, refuses unknown names and describes each field for the forms made of it.
"""

import re
from collections.abc import Set
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from calculator.countries import UnknownCountry, by_code, by_name

_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YES = frozenset({"true", "1", "x", "yes", "y", "kyllä", "kylla", "on", "ja"})
_NO = frozenset({"false", "0", "no", "n", "ei", "nej", ""})


class Inputs(BaseModel):
    """The base of every calculator's inputs."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    any_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of inputs of which one must be given in full, as dates or a number of months."""

    @classmethod
    def also_needed(cls, given: Set[str]) -> tuple[str, ...]:
        """What to ask for when none of the groups is complete: the rest of the one begun."""
        if not cls.any_of or any(set(group) <= given for group in cls.any_of):
            return ()
        begun = next((group for group in cls.any_of if given & set(group)), cls.any_of[0])
        return tuple(name for name in begun if name not in given)


def _date(value: object) -> object:
    if isinstance(value, str) and (parts := _FINNISH_DATE.fullmatch(value.strip())):
        day, month, year = map(int, parts.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise PydanticCustomError("date", "no such day: {value}", {"value": value}) from None
    if isinstance(value, int | float):  # pydantic would read a number as seconds since 1970
        raise PydanticCustomError("date", "not a date: {value}", {"value": value})
    return value


def _yes_no(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
    return value


def _children(value: object) -> object:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise PydanticCustomError("negative", "cannot be negative: {value}", {"value": value})
        return value > 0
    return _yes_no(value)


def _country(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return (by_code(value.strip().upper()) or by_name(value.strip())).code
    except UnknownCountry as error:
        raise PydanticCustomError(
            "country",
            "unknown country {value}",
            {"value": value, "suggestions": ", ".join(error.suggestions)},
        ) from None


Day: TypeAlias = Annotated[date, BeforeValidator(_date)]
"""A calendar day: ISO (2021-09-05) or Finnish (5.9.2021)."""

YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]
"""Yes or no, in any of the three languages."""

Children: TypeAlias = Annotated[bool, BeforeValidator(_children)]
"""Whether there are children under age; a number of children is understood too."""

Country: TypeAlias = Annotated[
    str, BeforeValidator(_country), Field(json_schema_extra={"format": "country"})
]
"""A country as ISO 3166-1 alpha-2; a name in Finnish, Swedish or English is understood too."""

Count: TypeAlias = Annotated[int, Field(ge=0, le=1_000_000)]
"""A whole number that is not negative."""

Days: TypeAlias = Annotated[int, Field(ge=0, le=3660)]
"""A number of days."""

Kilometres: TypeAlias = Annotated[Decimal, Field(ge=0, le=20_038)]
"""A great-circle distance one way; half the Earth's circumference at most."""

Euros: TypeAlias = Annotated[Decimal, Field(ge=0, le=1_000_000_000, decimal_places=2)]
"""An amount of money in euros."""

Percent: TypeAlias = Annotated[Decimal, Field(ge=0, le=100)]
"""A share of a hundred."""
