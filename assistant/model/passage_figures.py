"""The figures of a stored passage: where each stands, what it counts, and what it is beside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.figures import Figure, figures
from assistant.model.slots import SlotUnit
from assistant.model.units import unit_after
from corpus import Kind, Passage, Span, load_catalog, normalise, readable

_REFERENCE = re.compile(
    r"(?:luku|luvu\w*|luvi\w*|kappale\w*|kohta|kohda\w*|liit\w*|section|chapter|annex|article"
    r"|artikla\w*|sivu\w*|page|s\.)\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[–-]|\.\s*[–-])\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHARED = re.compile(
    r"\s+(?:ja|tai|and|or|to)\s+(?:enintään|vähintään|korkeintaan|at most|up to)?\s*"
)
_JOINT = re.compile(r"^(?:ja|sekä|mutta|and|och)\s")
_FORMULA = re.compile(r"\$[^$\n]+\$")
_PERIOD = re.compile(r"per (month|day)")
_ADJECTIVE = re.compile(r"[ \u00a0][^\W\d_]+(?:a|ä)(?= )")
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[;:!?()\n]|[,.]\s|\s(?:ja|sekä|and|och)\s")
_MOST_WORDS = 7
_LONGEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class PassageFigure:
    """One figure of a passage.

    `value` is in the common form of `assistant.figures`, `written` as printed, `span` into the
    document. `label` names the row and column, or gives the words around the figure where the
    passage has another of the same unit; it is empty where the figure stands alone.
    """

    value: str
    unit: SlotUnit
    written: str
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that a model is never shown: a section or page number, a formula's term."""

    span: Span


@cache
def passage_figures(passage: Passage) -> tuple[PassageFigure | Hidden, ...]:
    """The figures of a passage's own span, in order, those to be hidden among them.

    A worked example's figures are another person's: all of them are hidden.
    """
    text = load_catalog()[passage.document].text
    source = passage.span.of(text)
    raw = [_read(source, found) for found in figures(source)]
    units = _with_ranges(source, raw)
    rows = passage.kind is Kind.ROW
    read: list[PassageFigure | Hidden] = []
    for figure, unit in zip(raw, units, strict=True):
        span = Span(passage.span.start + figure.start, passage.span.start + figure.end)
        if unit is None or passage.kind is Kind.EXAMPLE:
            read.append(Hidden(span))
            continue
        label = _row_label(passage, text, source, figure.start) if rows else ""
        if rows:
            unit = _column_unit(unit, _column(passage, text, source, figure.start))
        read.append(PassageFigure(figure.value, unit, figure.written, span, label))
    return tuple(read if rows else _told_apart(passage, source, read))


def _read(source: str, figure: Figure) -> Figure:
    """The figure; a day and month without a year keeps its last full stop (5.9.)."""
    partial = re.fullmatch(r"\d{1,2}\.\d{1,2}", figure.written)
    ends_date = (
        source[figure.end : figure.end + 1] == "."
        and not source[figure.end + 1 : figure.end + 2].isdigit()
    )
    if partial and ends_date:
        return replace(
            figure, written=f"{figure.written}.", value=f"{figure.written}.", end=figure.end + 1
        )
    return figure


def _with_ranges(source: str, raw: Sequence[Figure]) -> list[SlotUnit | None]:
    """The unit of each figure, None for a reference; the first of a range has its end's unit."""
    units: list[SlotUnit | None] = [_unit(source, figure) for figure in raw]
    for place in range(len(raw) - 2, -1, -1):
        between = source[raw[place].end : raw[place + 1].start]
        follows = units[place + 1]
        in_range = _RANGE.fullmatch(between) and follows != "date"
        if (in_range and units[place] in {"none", "year"}) or (
            _SHARED.fullmatch(between) and units[place] == "none"
        ):
            units[place] = follows
    return units


def _unit(source: str, figure: Figure) -> SlotUnit | None:
    if figure.value.count(".") >= 2 and not figure.value.endswith("."):
        return None  # a section number, or an impossible date
    if _REFERENCE.search(source, 0, figure.start) or any(
        formula.start() < figure.start < formula.end() for formula in _FORMULA.finditer(source)
    ):
        return None
    if _ISO.fullmatch(figure.value) or figure.value.endswith("."):
        return "date"
    adjective = _ADJECTIVE.match(source, figure.end)
    following = unit_after(source, figure.end) or (
        unit_after(source, adjective.end()) if adjective else None
    )
    if following:
        return following.unit
    return "year" if _YEAR.fullmatch(figure.value) else "none"


def _told_apart(
    passage: Passage, source: str, read: list[PassageFigure | Hidden]
) -> list[PassageFigure | Hidden]:
    """Give the words around it to each figure that another of its unit could be taken for."""
    values = [(one.unit, one.value) for one in read if isinstance(one, PassageFigure)]
    told: list[PassageFigure | Hidden] = []
    for one in read:
        if isinstance(one, PassageFigure) and any(
            unit == one.unit and value != one.value for unit, value in values
        ):
            at = one.span.start - passage.span.start
            one = replace(one, label=f"”{_around(source, at, len(one.written))}”")
        told.append(one)
    return told


def _around(source: str, at: int, length: int) -> str:
    """The clause that a figure stands in, at most so many words on either side, readable."""
    start = max((end.end() for end in _CLAUSE_END.finditer(source, 0, at)), default=0)
    ending = _CLAUSE_END.search(source, at + length)
    end = ending.start() if ending else len(source)
    before = [word.start() for word in _WORD.finditer(source, start, at)][-_MOST_WORDS:]
    after = [word.end() for word in _WORD.finditer(source, at + length, end)][:_MOST_WORDS]
    piece = source[min([*before, at]) : max([*after, at + length])]
    return _JOINT.sub("", normalise(readable(piece))).rstrip(" .")


def _row_label(passage: Passage, text: str, source: str, at: int) -> str:
    """The row's first cell and the column's header; a figure of the first cell names itself."""
    if "\t" not in source[:at]:
        return ""
    head = normalise(source.partition("\t")[0])
    short = re.split(r" - |, |\(", head)[0] if len(head) > _LONGEST_HEAD else head
    column = normalise(_column(passage, text, source, at).rpartition("\n")[2])
    return ": ".join(part for part in (short.strip(), column) if part)


def _column(passage: Passage, text: str, source: str, at: int) -> str:
    """What the table's header says above the cell, line by line."""
    number = source[source.rfind("\n", 0, at) + 1 : at].count("\t")
    header = next((part.of(text) for part in passage.context if "\t" in part.of(text)), "")
    cells = [line.split("\t") for line in header.splitlines()]
    return "\n".join(line[min(number, len(line) - 1)].strip() for line in cells)


def _column_unit(unit: SlotUnit, column: str) -> SlotUnit:
    """The unit that a cell has by its column's header."""
    if unit == "none" and "€" in column:
        unit = "EUR"
    if unit == "EUR" and (period := _PERIOD.search(column)):
        return "EUR/month" if period[1] == "month" else "EUR/day"
    return unit
