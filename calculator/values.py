"""The value objects every calculator speaks in: units, sources, plain numbers."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["fi", "en", "sv"]
LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")

Unit: TypeAlias = Literal[
    "EUR",
    "EUR/month",
    "EUR/day",
    "months",
    "days",
    "hours",
    "km",
    "percent",
    "date",
    "boolean",
    "people",
    "text",
]
"""The units of design §3; `text` is for a result that is a name, as a country's region."""

Number: TypeAlias = int | Decimal | Fraction
Quantity: TypeAlias = Number | date | bool | str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rate or a rule stands: document id, section id and a verbatim quote."""

    document: str
    section: str
    quote: str


def whole_euros(amount: Number) -> int:
    """The amount rounded half up to a whole euro, as 5.3.1 asks: once, at the end."""
    exact = amount if isinstance(amount, Fraction) else Fraction(amount)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def plain(value: Quantity) -> str | bool:
    """The value as the contract writes it: numbers and ISO dates as strings, booleans as such.

    A fraction that is no finite decimal is shown with two decimals, rounded half up.
    """
    if type(value) is int:  # first, since most figures are; a bool is not meant
        return str(value)
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return str(value.numerator)
        shown = Decimal(value.numerator) / Decimal(value.denominator)
        if Fraction(shown) != value:
            shown = shown.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        value = shown
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)


def exact_form(value: Fraction) -> str | None:
    """The fraction behind a number that `plain` had to round, such as `517/3`; else None."""
    if value.denominator == 1 or Fraction(str(plain(value))) == value:
        return None
    return f"{value.numerator}/{value.denominator}"
