"""Numbers with what they count: 4 kk, 2-3 weeks, 1 500 €, 70 %, 45 students.

A span (3-4 months), a bound (over 60 days) and a rate (420 €/kk) are marked as such, so that none
of them is taken for the plain number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.understanding.dates import Dates
from assistant.understanding.numbers import Number, numbers
from assistant.understanding.scan import Scan
from assistant.understanding.spelled import spelled

_HALVES = {
    "half.year": (Decimal(6), "months"),
    "half.one_and_a_half_months": (Decimal("1.5"), "months"),
    "half.month": (Decimal("0.5"), "months"),
    "half.one_and_a_half_years": (Decimal(18), "months"),
    "single.months": (Decimal(1), "months"),
    "single.weeks": (Decimal(1), "weeks"),
    "single.years": (Decimal(12), "months"),
}
_AGE_IN_FINNISH, _AGE_IN_SWEDISH = "vuotia", "åring"
_SIGNS = {"€": "eur", "%": "percent", "$": "usd", "£": "gbp"}
# Before a number, and not after another one that it belongs to: € 500, EUR 500.
_SIGN_BEFORE = re.compile(r"(?<![\d ])(?:^|(?<!\d) )?([€$£]) ?$")
_WORD_BEFORE = re.compile(r"(?<!\d)(?<!\d )\b(?:eur|euro|euros) ?$")
_WHOLE = frozenset({"eur", "km"})  # never told to three decimals: 1,999 km are 1 999


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit (`months`, `days`, `weeks`, `eur`, … or empty) with its place.

    `others` are further values it may have, of a `span` (3-4) its far end; `kind` tells a plain
    number from a bound and a rate; `noun_at` is where the counted noun would stand, right after it.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    noun_at: int
    others: tuple[Decimal, ...] = ()
    kind: Literal["plain", "bound", "rate"] = "plain"
    approximate: bool = False
    span: bool = False


def quantities(scan: Scan, dates: Dates) -> tuple[Quantity, ...]:
    """All quantities of the text outside its dates, in order."""
    said = numbers(scan)
    found = [one for one in _fixed_phrases(scan) if not _is_end_of_one(one, said)]
    found += _ages_in_a_word(scan)
    taken = [(one.start, one.end) for one in found]
    pending: Number | None = None
    for number in said:
        if dates.covers(number.start, number.end):
            continue
        if any(start <= number.start < end for start, end in taken):
            continue
        quantity = _with_unit(scan, number)
        if quantity is None:  # an article: "en" without a unit after it
            continue
        if pending is not None and _spans(scan, pending, quantity):
            found.pop()
            others = (quantity.value, *quantity.others)
            quantity = replace(
                quantity, value=pending.value, others=others, start=pending.start, span=True
            )
        found.append(quantity)
        pending = None if quantity.unit else number
    return tuple(_marked(scan, one) for one in sorted(found, key=lambda one: one.start))


def _is_end_of_one(phrase: Quantity, said: tuple[Number, ...]) -> bool:
    """Whether a phrase only ends a number: the half a month of four and a half months."""
    return any(one.start < phrase.start < one.end for one in said)


def _ages_in_a_word(scan: Scan) -> Iterator[Quantity]:
    """Ages that Finnish and Swedish write as one word: kaksivuotias, treåring."""
    for token in scan.tokens:
        number, mark, _ = token.word.partition(_AGE_IN_FINNISH)
        if not mark:
            number, mark, _ = token.word.partition(_AGE_IN_SWEDISH)
        value = spelled(number, scan.language) if mark and number else None
        if value is not None:
            yield Quantity(Decimal(value), "age", token.start, token.end, token.end)


def _fixed_phrases(scan: Scan) -> Iterator[Quantity]:
    taken_to = -1
    for match in scan.find(*_HALVES):
        value, unit = _HALVES[match.concept]
        before = scan.tokens[match.first - 1].word if match.first else ""
        counted = before.isdecimal() or spelled(before, scan.language) is not None
        if match.start >= taken_to and not counted:
            yield Quantity(value, unit, match.start, match.end, match.end)
            taken_to = match.end
    for match in scan.find("both"):
        noun_at = _skip_filler(scan, match.end)
        if _named(scan, noun_at):
            yield Quantity(Decimal(2), "", match.start, match.end, noun_at)


def _with_unit(scan: Scan, number: Number) -> Quantity | None:
    after, unit = _skip_filler(scan, number.end), ""
    end = number.end
    sign = scan.text[after : after + 1]
    before = _SIGN_BEFORE.search(scan.text[: number.start])
    if sign in _SIGNS:
        unit, end = _SIGNS[sign], after + 1
    elif before:
        unit = _SIGNS[before[1]]
    else:
        for concept in scan.under("unit."):
            for match in scan.find(concept):
                if match.start == after and match.end > end:
                    unit, end = concept.removeprefix("unit."), match.end
    if not unit and _WORD_BEFORE.search(scan.text[: number.start]):
        unit = "eur"
    if not unit and not number.written and number.value == 1:
        further = any(0 <= m.start - number.end <= 1 for m in scan.find("day.extra"))
        if not (further or _named(scan, after) or _labelled(scan, number.start)):
            return None
    others = () if number.other is None or unit in _WHOLE else (number.other,)
    return Quantity(number.value, unit, number.start, end, after, others)


def _named(scan: Scan, position: int) -> bool:
    """Whether words that name an input stand there: one travel day."""
    return any(
        match.start == position for name in scan.under("input.") for match in scan.find(name)
    )


def _labelled(scan: Scan, position: int) -> bool:
    """Whether the name of an input ends right before: matkapäiviä yksi."""
    return any(
        scan.gap(match.end, position) in {" ", ": ", ":"}
        for name in scan.under("input.")
        for match in scan.find(name)
    )


def _skip_filler(scan: Scan, position: int) -> int:
    """The place of the counted noun: past spaces, hyphens and adjectives such as `full`."""
    while True:
        rest = scan.text[position:]
        position += len(rest) - len(rest.lstrip(" -."[: 2 if rest[:1] != "." else 3]))
        match = next((m for m in scan.find("filler") if m.start == position), None)
        if match is None:
            return position
        position = match.end


def _spans(scan: Scan, left: Number, right: Quantity) -> bool:
    """Whether two numbers are the ends of a span or alternatives: 3-4 months, 3 tai 4 kk."""
    gap = scan.gap(left.end, right.start)
    if gap.strip() in {"-", ".-"} or (gap.startswith("-") and not gap.strip("- ")):
        return True
    words = gap.split()
    joins = scan.find("join.or")
    return len(words) == 1 and (
        words[0] in {"to", "till"} or any(left.end <= m.start < right.start for m in joins)
    )


def _marked(scan: Scan, one: Quantity) -> Quantity:
    sums = scan.find("sums_up")  # the "up to" of "adds up to" is no bound
    before = [
        m
        for m in scan.find("bound", "approx")
        if 0 <= one.start - m.end <= 1 and not any(m.end == total.end for total in sums)
    ]
    kind: Literal["plain", "bound", "rate"] = "plain"
    if any(match.concept == "bound" for match in before):
        kind = "bound"
    elif scan.text[one.end : one.end + 1] == "/" or _per(scan, one):
        kind = "rate"
    return replace(one, kind=kind, approximate=any(m.concept == "approx" for m in before))


def _per(scan: Scan, one: Quantity) -> bool:
    if one.unit != "eur":
        return False
    return any(0 <= match.start - one.end <= 1 for match in scan.find("per"))
