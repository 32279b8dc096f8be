"""Values as people read them: amounts, dates, countries and choices in the answer's language."""

from datetime import date
from decimal import Decimal, InvalidOperation

from assistant.phrases import phrase
from calculator import Calculation, Language, Result, Unit, choice_label, country_name, input_label

_UNITS: dict[Unit, dict[Language, str]] = {
    "EUR": {"fi": "€", "en": "€", "sv": "€"},
    "EUR/month": {"fi": "€/kk", "en": "€/month", "sv": "€/mån"},
    "EUR/day": {"fi": "€/pv", "en": "€/day", "sv": "€/dag"},
    "months": {"fi": "kk", "en": "months", "sv": "mån"},
    "days": {"fi": "pv", "en": "days", "sv": "dagar"},
    "hours": {"fi": "h", "en": "h", "sv": "h"},
    "km": {"fi": "km", "en": "km", "sv": "km"},
    "percent": {"fi": "%", "en": "%", "sv": "%"},
    "people": {"fi": "henkilöä", "en": "people", "sv": "personer"},
    "date": {"fi": "", "en": "", "sv": ""},
    "boolean": {"fi": "", "en": "", "sv": ""},
    "text": {"fi": "", "en": "", "sv": ""},
}
_COUNTRY_INPUTS = frozenset({"country", "sending_country", "residence_country"})
_NO_BREAK = "\N{NO-BREAK SPACE}"


def quantity(value: str | bool, unit: Unit, language: Language) -> str:
    """A value with its unit: `1 820 €`, `15.9.2021`, `kyllä`."""
    if isinstance(value, bool):
        return phrase("yes" if value else "no", language)
    if unit == "date":
        return day(value)
    if unit == "text":
        return choice_label(value, language)
    return f"{number(value, language)}{_NO_BREAK}{_UNITS[unit][language]}"


def number(value: str, language: Language) -> str:
    """A number with the language's decimal mark and grouped thousands."""
    try:
        grouped = f"{Decimal(value):,f}"
    except InvalidOperation:
        return value
    if language == "en":
        return grouped
    return grouped.replace(",", _NO_BREAK).replace(".", ",")


def day(iso: str) -> str:
    """An ISO date as all three languages read it: 15.9.2021."""
    parsed = date.fromisoformat(iso)
    return f"{parsed.day}.{parsed.month}.{parsed.year}"


def result(found: Result, language: Language) -> str:
    """One result: its label and value."""
    return f"{found.label}: {quantity(found.value, found.unit, language)}"


def given_inputs(calculation: Calculation, stated: frozenset[str], language: Language) -> str:
    """The inputs that were understood from the question, as one line to check."""
    return "; ".join(
        f"{input_label(name, language)}: {input_value(name, value, language)}"
        for name, value in calculation.inputs.items()
        if name in stated
    )


def input_value(name: str, value: object, language: Language) -> str:
    """One input's value as people write it."""
    if isinstance(value, bool):
        return phrase("yes" if value else "no", language)
    if isinstance(value, list):
        return ", ".join(input_value(name, part, language) for part in value)
    if isinstance(value, dict):
        return ", ".join(input_value(key, part, language) for key, part in value.items())
    text = str(value)
    if name in _COUNTRY_INPUTS:
        return country_name(text, language)
    try:
        return (
            day(text) if len(text) == 10 and text.count("-") == 2 else choice_label(text, language)
        )
    except ValueError:
        return text
