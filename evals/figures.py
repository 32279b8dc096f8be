"""Finds figures that nothing in the answer accounts for, independently of the assistant's check.

A figure of the answer's own words must stand in a citation, in a calculation, in what the user
wrote, or in the catalog's dates; section, page and marker numbers of the citations are free.
Numbers written as words are not looked for, and those of a name such as KA131 are none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant import Answer, Calculation
from corpus import load_catalog

_DATE = re.compile(r"(?<![\d.])(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?:(\d{4}))?(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SECTION = re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d])")
# 1 820,50 in Finnish and Swedish, 1,820.50 in English, 1\,820 in the guide's LaTeX scraps.
_THOUSANDS = re.compile(
    r"(?<!\d)\d{1,3}(?:(?:\\?[ \u00a0\u202f]|\\?,)\d{3})+(?:[.,]\d{1,2})?(?!\d)"
)
_SEPARATOR = re.compile(r"\\?[ \u00a0\u202f,](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NAME = re.compile(r"(?<!\w)(?!EUR\d)[^\W\d_]+\d+", re.IGNORECASE)
_MARKER = re.compile(r"\[(\d+)\]")


def figures_in(text: str) -> frozenset[str]:
    """Every figure of a text in one form: `1820`, `22.33`, `5.9.2021`, `5.9.`, `5.3.4.1`."""
    return frozenset(_figures(text))


def unsourced(answer: Answer, turns: Sequence[str]) -> tuple[str, ...]:
    """The figures of the answer's words and caveats that nothing accounts for, sorted."""
    known = set(_catalog_figures())
    for text in (*turns, *_cited(answer), *_calculated(answer.calculations)):
        known |= figures_in(text)
    markers = {str(citation.marker) for citation in answer.citations}
    said = _MARKER.sub(lambda m: " " if m[1] in markers else m[0], answer.text)
    said = "\n".join((said, *(caveat.text for caveat in answer.caveats)))
    return tuple(sorted(figure for figure in figures_in(said) if not _known(figure, known)))


def _known(figure: str, known: set[str]) -> bool:
    """A year, day or month of a known date counts, and so does a date whose year is left out."""
    if figure in known:
        return True
    dates = [parts for parts in (one.rstrip(".").split(".") for one in known) if len(parts) == 3]
    if figure.endswith("."):
        return any(figure == f"{day}.{month}." for day, month, _ in dates)
    return len(figure) == 4 and any(figure == year for _, _, year in dates)


def _figures(text: str) -> Iterator[str]:
    rest = _NAME.sub(" ", text)
    for pattern, written in _KINDS:
        yield from (written(match) for match in pattern.finditer(rest))
        rest = pattern.sub(" ", rest)


def _iso_date(found: re.Match[str]) -> str:
    return f"{int(found[3])}.{int(found[2])}.{found[1]}"


def _section_or_date(found: re.Match[str]) -> str:
    parts = found[0].split(".")
    if len(parts) == 3 and len(parts[2]) == 4:
        return ".".join(str(int(part)) for part in parts)
    return found[0]


def _date(found: re.Match[str]) -> str:
    return f"{int(found[1])}.{int(found[2])}.{found[3] or ''}"


def _thousands(found: re.Match[str]) -> str:
    return _decimal(_SEPARATOR.sub("", found[0]).replace(",", "."))


def _number(found: re.Match[str]) -> str:
    return _decimal(found[0].replace(",", "."))


def _decimal(digits: str) -> str:
    return format(Decimal(digits).normalize(), "f")


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_ISO_DATE, _iso_date),
    (_SECTION, _section_or_date),
    (_DATE, _date),
    (_THOUSANDS, _thousands),
    (_NUMBER, _number),
)
"""What is read as one figure, the longest forms first."""


def _cited(answer: Answer) -> Iterator[str]:
    for citation in answer.citations:
        yield citation.quote
        yield from (context.quote for context in citation.context)
        yield from (citation.section, citation.title, str(citation.page or ""))


def _calculated(calculations: Iterable[Calculation]) -> Iterator[str]:
    for calculation in calculations:
        yield from (str(value) for value in calculation.inputs.values())
        yield calculation.rates
        for step in calculation.steps:
            yield from (step.label, step.formula, str(step.value), step.exact or "")
            if step.source:
                yield from (step.source.section, step.source.quote)
        for result in calculation.results:
            yield from (result.label, str(result.value))
        for note in (*calculation.assumptions, *calculation.warnings):
            yield note.text
            if note.source:
                yield from (note.source.section, note.source.quote)


def _catalog_figures() -> Iterator[str]:
    for document in load_catalog().documents:
        yield from figures_in(document.edition)
        period = document.contract_period
        days = [document.updated, document.calls_closed]
        days += [period.start, period.end] if period else []
        yield from (_written(day) for day in days if day)


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
