"""How calculators and their inputs are told to people: titles, labels, choices, why it is asked."""

from calculator.countries import load_countries
from calculator.texts import load_texts, text
from calculator.values import Language


def title(calculator: str, language: Language) -> str:
    """A calculator's title."""
    return text("calculators", calculator).template[language]


def input_label(name: str, language: Language) -> str:
    """What an input is called; raises `DataFaults` when it has no label."""
    return text("inputs", name).template[language]


def why_asked(name: str, language: Language) -> str:
    """Why an input matters; empty where the label says it all."""
    return text("inputs", name).why.get(language, "")


def choice_label(value: str, language: Language) -> str:
    """What one of an input's choices is called; the value itself where it needs no words."""
    entry = load_texts()["choices"].get(value)
    return entry.template[language] if entry else value


def country_names(language: Language) -> dict[str, str]:
    """The names of all countries that the guide lists, by code, in no particular order."""
    return {code: country.names[language] for code, country in load_countries().items()}


def country_name(code: str, language: Language) -> str:
    """A country's name; raises `KeyError` for a code that the guide does not list."""
    return load_countries()[code].names[language]
