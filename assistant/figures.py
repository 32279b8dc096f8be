"""Figures in running text: found, and brought to one form so that they can be compared.

`1 820`, `1,820` and `1820` are the same figure, and so are `15.9.2021` and `2021-09-15`.
"""

import re
from dataclasses import dataclass
from datetime import date

_ISO_DATE = r"(?P<iso>\d{4}-\d{2}-\d{2})"
_DATE = r"(?P<date>\d{1,2}\.\d{1,2}\.\d{4})"
_SECTION = r"(?P<section>\d+(?:\.\d+){2,})"
_SPACE = "[ \u00a0\u202f]"
_GROUPED = (
    rf"(?P<grouped>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d{{1,2}})?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?)"
)
_PLAIN = r"(?P<plain>\d+(?:[.,]\d+)?)"
_FIGURE = re.compile(rf"(?<![\w])(?:{_ISO_DATE}|{_DATE}|{_SECTION}|{_GROUPED}(?!\d)|{_PLAIN})")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: as written, in the common form, and where it stands."""

    written: str
    value: str
    start: int
    end: int


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text, in order."""
    return tuple(
        Figure(match.group(), _common_form(match), match.start(), match.end())
        for match in _FIGURE.finditer(text)
    )


def values(text: str) -> set[str]:
    """The figures of a text in the common form; a date also stands for its day and month."""
    found = {figure.value for figure in figures(text)}
    return found | {part for value in found for part in _date_parts(value)}


def _common_form(match: re.Match[str]) -> str:
    written = match.group()
    if match.lastgroup == "date":
        day, month, year = map(int, written.split("."))
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return written
    if match.lastgroup == "grouped":
        digits = re.sub(rf"{_SPACE}|,(?=\d{{3}})", "", written).replace(",", ".")
        return _trimmed(digits)
    if match.lastgroup == "plain":
        return _trimmed(written.replace(",", "."))
    return written


def _trimmed(number: str) -> str:
    whole, _, decimals = number.partition(".")
    decimals = decimals.rstrip("0")
    return f"{int(whole)}.{decimals}" if decimals else str(int(whole))


def _date_parts(value: str) -> set[str]:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return set()
    year, month, day = value.split("-")
    return {year, f"{int(day)}.{int(month)}"}
