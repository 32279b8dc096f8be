"""The single dates of a text: 5.9.2021, 5.9., 5/9, 2021-09-05, 5 September, syyskuun alusta, 4."""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.understanding.lexicon import Match
from assistant.understanding.partial_date import PartialDate
from assistant.understanding.scan import Scan

_ISO = re.compile(r"(?<![\d.\w])(20\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d\w])")
_DOTTED = re.compile(
    r"(?<![\w./])(?<!\d,)(\d{1,2})\. ?(\d{1,2})"
    r"(?:(?P<dot>\.)(?: ?(?P<year>20\d\d|\d\d(?!\d|-\d\d(?![\d.]))))?| (?P<late>20\d\d))?"
    r"(?![\d\w])(?!\.\d)"
)
_SLASHED = re.compile(
    r"(?<![\w./])(?<!\d,)(\d{1,2})"
    r"(?:/(\d{1,2})(?:/(20\d\d|\d\d)|[ -](20\d\d)|-(2[1-4]))?|-(\d{1,2})-(20\d\d))"
    r"(?![\d\w])(?!/\d|[.,]\d)"
)
_DAY_BEFORE = re.compile(
    r"(?<![\d.,/])(\d{1,2})(?:st|nd|rd|th|\.|:e|:a|e|a)?[ -]*(?:of |day of |p[äa]iv[äa] )?$"
)
_ORDINAL = r"(?:st|nd|rd|th|\.|:e)?"
_DAY_AFTER = re.compile(
    r"\.? *(?:the )?(\d{1,2})" + _ORDINAL + r"(?: p[äa]iv[^\W\d_]*| day)?(?![\d\w]|[./]\d)"
)
# The second day of May 8-12; a month after it makes it a day of that month.
_SECOND_DAY = re.compile(
    r"(?P<mark>"
    + _ORDINAL
    + r") ?(?:-|to|till|until|through) ?(?P<day>(?P<number>\d{1,2})"
    + _ORDINAL
    + r")"
    r"(?: p[äa]iv[^\W\d_]*| day)?(?![\d\w]|[./:]\d)"
)
_YEAR_AFTER = re.compile(
    r"(?:\.? *,? *(?:vuonna |år )?|-)(20\d\d)(?!\d|[-/]20\d\d(?![-/\d]))"
    r"|\.? *(?:'|-)(2[1-4])(?![\d.])"
    # Without a mark, where it can be no count: 1 October 22 until 31 January 23.
    r"|\.? (2[1-4])(?= *(?:$|[,;?!)\n]|- |(?:to|till|until|through|asti|saakka|tom)\b))"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(20\d\d) *$")
_ABOUT = re.compile(
    r"\b(?:in|i|around|about|near|vid|ungefär|noin) (?:the )?$"
)  # in the beginning of
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed|thu|fri|sat|sun)[a-z]*|ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön)"
)
_FIRST_OF_RANGE = re.compile(
    r"(?<![\w./])(?<!\d,)(?P<span>(\d{1,2})" + _ORDINAL + r") ?(?:-|to|till|until|through) ?"
    r"(?:" + _WEEKDAY + r"\.? )?$"
)

_BEFORE_RANGE = 24  # characters that the first day and what joins it may take
# Words that are months only beside a day or another month.
_WEAK_NAMES = frozenset({"may", "mar", "elo", "touko", "kesä", "loka", "jan", "maalis", "helmi"})


Kind: TypeAlias = Literal["day", "number", "month", "word"]
"""A day; a day only beside another (5.9); a month; a word that is a month beside a day (may)."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One date: its readings (two for 5/9), or only a month where no day is said.

    The readings of 5/9 are day and month, then month and day, be there such a day or not: which of
    them the other date of a range rules out tells the order of this one.
    """

    readings: tuple[PartialDate, ...]
    start: int
    end: int
    kind: Kind = "day"
    style: Literal["plain", "either"] = "plain"


def atoms(scan: Scan) -> tuple[Atom, ...]:
    """All dates of the text, in order, none overlapping another."""
    found: list[Atom] = []
    for maker in (_iso, _year_ends, _named, _dotted, _slashed):
        for atom in maker(scan):
            if not any(atom.start < other.end and other.start < atom.end for other in found):
                found.append(atom)
    ordered = sorted(found, key=lambda atom: atom.start)
    return tuple(sorted([*ordered, *_range_starts(scan, ordered)], key=lambda atom: atom.start))


def _iso(scan: Scan) -> list[Atom]:
    return [
        Atom((PartialDate(int(m[4]), int(m[3]), int(m[1])),), m.start(), m.end())
        for m in _ISO.finditer(scan.text)
    ]


def _year_ends(scan: Scan) -> list[Atom]:
    """The end of the year, in the year that follows if one is said."""
    found = []
    for match in scan.find("year.end"):
        year, end = _year_after(scan, match.end)
        found.append(Atom((PartialDate(31, 12, year),), match.start, end))
    return found


def _year_after(scan: Scan, position: int) -> tuple[int | None, int]:
    """The year at a place in the text and where it ends; none that counts something, as 2040 km."""
    year = _YEAR_AFTER.match(scan.text, position)
    if year is None or counts(scan, year.end()):
        return None, position
    return _year(year[1] or year[2] or year[3]), year.end()


def counts(scan: Scan, end: int) -> bool:
    """Whether a unit stands right after a number that ends there."""
    units = {match.start for concept in scan.under("unit.") for match in scan.find(concept)}
    return bool({end, end + 1} & units) or scan.text[end:].lstrip()[:1] == "€"


def _dotted(scan: Scan) -> list[Atom]:
    sections = [match.end for match in scan.find("section_word")]
    found = []
    for m in _DOTTED.finditer(scan.text):
        if any(0 < m.start() - end <= 2 for end in sections):
            continue
        group = "year" if m["year"] else "late"
        end = m.end()
        if m[group] and counts(scan, end):  # 15.1. 2040 km
            group, end = "", m.start(group)
        date = PartialDate(int(m[1]), int(m[2]), _year(m[group]) if group else None)
        if m["dot"] is None:
            # 5.9 may be a date or a number: it is a date only as part of a range of dates
            if date.possible():
                found.append(Atom((date,), m.start(), end, "number"))
        elif date.month <= 12:
            found.append(Atom((date,), m.start(), end))
    return found


def _slashed(scan: Scan) -> list[Atom]:
    found = []
    for m in _SLASHED.finditer(scan.text):
        one, two, year = int(m[1]), int(m[2] or m[6]), _year(m[3] or m[4] or m[5] or m[7])
        readings = (PartialDate(one, two, year), PartialDate(two, one, year))
        if any(date.possible() for date in readings):
            found.append(Atom(readings, m.start(), m.end(), style="either"))
    return found


def _named(scan: Scan) -> list[Atom]:
    found: list[Atom] = []
    for match in scan.find(*(f"month.{number}" for number in range(1, 13))):
        month = int(match.concept.removeprefix("month."))
        taken_to = found[-1].end if found else 0
        before = _DAY_BEFORE.search(scan.text, taken_to, match.start)
        after = None if before else _DAY_AFTER.match(scan.text, match.end)
        if before:
            year, end = _year_after(scan, match.end)
            found.append(Atom((PartialDate(int(before[1]), month, year),), before.start(1), end))
        elif after:
            found += _days_after(scan, month, match.start, after)
        else:
            found += _month_edge(scan, month, match.start, match.end, taken_to)
    return found


def _days_after(scan: Scan, month: int, start: int, first: re.Match[str]) -> list[Atom]:
    """The day, or both days, after a month: September 5, May 8-12, 2023."""
    day = int(first[1])
    second = _SECOND_DAY.match(scan.text, first.end(1))
    if second and not _is_followed_by_month(scan, second.end()) and not counts(scan, second.end()):
        year, end = _year_after(scan, second.end())
        last = PartialDate(int(second["number"]), month, year)
        return [
            Atom((PartialDate(day, month, year),), start, second.end("mark")),
            Atom((last,), second.start("day"), end),
        ]
    year, end = _year_after(scan, first.end())
    return [Atom((PartialDate(day, month, year),), start, end)]


def _is_followed_by_month(scan: Scan, end: int) -> bool:
    months = scan.find(*(f"month.{number}" for number in range(1, 13)))
    return any(0 <= match.start - end <= len(" of ") for match in months)


def _month_edge(scan: Scan, month: int, start: int, end: int, taken_to: int) -> list[Atom]:
    """The start or the end of a month where that is said, else the month alone."""
    before = _YEAR_BEFORE.search(scan.text, taken_to, start)
    year, last = _year_after(scan, end)
    if before:
        year, start = int(before[1]), before.start()
    for edge in scan.find("month.start_of", "month.end_of"):
        if _ABOUT.search(scan.text[: edge.start]):
            continue
        if 0 <= start - edge.end <= 1 or 0 <= edge.start - last <= 1:
            if year is None:
                year, last = _year_after(scan, max(last, edge.end))  # syyskuun alusta 2021
            # 2022 and 2023, the Februaries of the contract period, have 28 days.
            day = 1 if edge.concept == "month.start_of" else monthrange(year or 2022, month)[1]
            if _is_own_edge(scan, edge, start):
                span = (min(start, edge.start), max(last, edge.end))
                return [Atom((PartialDate(day, month, year),), *span)]
    kind: Kind = "word" if scan.text[start:end] in _WEAK_NAMES else "month"
    return [Atom((PartialDate(1, month, year),), start, last, kind)]


def _is_own_edge(scan: Scan, edge: Match, month_start: int) -> bool:
    """Finnish says the edge after its month, English and Swedish before it with of, av or på."""
    before = edge.end <= month_start
    return before == scan.text[edge.start : edge.end].endswith((" of", " av", " på"))


def _range_starts(scan: Scan, found: list[Atom]) -> list[Atom]:
    """The first day of 4.-9.4. and of 5 to 15 September, which borrows month and year."""
    starts: list[Atom] = []
    for index, atom in enumerate(found):
        floor = found[index - 1].end if index else 0
        if atom.kind not in {"day", "number"}:
            continue
        m = _FIRST_OF_RANGE.search(scan.text, max(floor, atom.start - _BEFORE_RANGE), atom.start)
        if m and atom.style == "plain":
            date = atom.readings[0]
            first = PartialDate(int(m[2]), date.month, date.year)
            if atom.kind == "day" or first.day < date.day:  # 7-9.11 may be dates, 7-5.11 may not
                starts.append(Atom((first,), *m.span("span"), atom.kind))
    return starts


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)
