"""Which input a number belongs to, by the nearest words that name one: 2 matkapäivää, 15 learners.

A noun right after the number decides first; then the nearest words of the same clause. Every
number serves one input and every mention of an input takes one number. `input.<name>` are inputs
that many calculators take, `of.<calculator>.<name>` those of one, read where it is the subject.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match, lexicon
from assistant.understanding.negation import denials, denied, denies_next
from assistant.understanding.participants import add_students_and_staff, settle_parts
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan
from assistant.understanding.subjects import Subject
from assistant.understanding.travel_days import ask_whether_included, read_short_forms
from assistant.understanding.yaml_file import read_yaml

_FILE = Path(__file__).parent / "inputs.yaml"
_REACH = 6
_REACH_OF_DAYS = 3  # a number of days is of the stay unless an interruption stands quite near
_NEXT_NUMBER = 3  # words that an "and" between a noun and a number counts as
_JOINED = 6  # characters between months and the days over
_LABEL = -1  # nearer than any noun
_COMMON = frozenset({"days", "weeks"})  # lengths of a stay as well
_FURTHEST = 100  # characters that so many words may take, with the number itself
_BESIDE = 4  # characters between travel days and "each way"
_NUMBER_AFTER = re.compile(r" ?[:=]? ?\d")
_NEAR_NUMBER = 20  # characters between a number and the travel days it may count
_NEAR_PAID = 4  # words between travel days and their being paid
_SMALLEST_ASKED = 20
_SMALLEST_SUM = 1_000  # euros; a bare smaller number may count anything
_SAID_WITH_UNIT = frozenset({"eur", "percent"})
_MONTHS_OF_YEAR, _DAYS_OF_WEEK = 12, 7


@dataclass(frozen=True, slots=True)
class _Claim:
    distance: int
    quantity: Quantity
    match: Match

    @property
    def name(self) -> str:
        return self.match.concept.split(".")[-1]


def claim(
    scan: Scan, quantities: tuple[Quantity, ...], subject: Subject | None = None
) -> tuple[Findings, tuple[Quantity, ...]]:
    """The facts of named inputs, and the quantities that nothing claimed."""
    findings = Findings()
    taken: set[Quantity] = set()
    used: list[tuple[int, int]] = []
    for one in sorted(_claims(scan, quantities, subject), key=_rank):
        span = (one.match.first, one.match.last)
        if one.quantity in taken or any(a <= span[1] and span[0] <= b for a, b in used):
            continue
        taken.add(one.quantity)
        used.append(span)
        start = min(one.quantity.start, one.match.start)
        end = max(one.quantity.end, one.match.end)
        findings.add(_finding(scan, one.quantity, one.name, start, end))
    rest = tuple(one for one in quantities if one not in taken)
    further, rest = _days_over(scan, rest, findings)
    findings.add(further)
    shorter, rest = read_short_forms(scan, rest, findings)
    findings.add(shorter)
    findings.add(ask_whether_included(scan, rest, findings))
    _ask_each_way(scan, findings)
    for one_left, name in _main(scan, rest, subject, findings):
        findings.add(_finding(scan, one_left, name, one_left.start, one_left.end))
        rest = tuple(one for one in rest if one is not one_left)
    if subject is not None:
        rest = add_students_and_staff(scan, rest, subject, findings)
        settle_parts(scan, subject, findings)
    _ask_what_for(scan, rest, subject, findings)
    _ask_how_many(scan, rest, findings)
    return findings, rest


def _ask_what_for(
    scan: Scan, rest: tuple[Quantity, ...], subject: Subject | None, findings: Findings
) -> None:
    """A number that no words claim may be of an input left out: asked, never passed over."""
    known = {fact.name for fact in findings.facts} | {one.input for one in findings.doubts}
    for name in [name for name in (subject.unclaimed if subject else ()) if name not in known]:
        units = _units_of(name) or {"none"}
        if "none" in units and scan.has("partly"):
            continue  # "of whom 10" counts some of the same
        fitting = [
            one
            for one in rest
            if any(_is_of(one, unit) or (unit == "eur" and _may_be_money(one)) for unit in units)
            and one.kind == "plain"
            and not _counts_another(scan, one)
        ]
        for one in fitting[:1]:
            text = scan.original[one.start : one.end]
            findings.doubts.append(Doubt(name, (), text, one.start, one.end, "which-one"))


def _ask_how_many(scan: Scan, rest: tuple[Quantity, ...], findings: Findings) -> None:
    """Travel days that are paid, or stand near a number that is not theirs for sure: asked."""
    bare = [one for one in rest if not one.unit]
    if "travel_days" in {one.name for one in findings.facts} | {
        one.input for one in findings.doubts
    }:
        return
    for match in scan.find("travel_days.paid"):
        near = [m for m in scan.find("paid") if abs(m.first - match.first) <= _NEAR_PAID]
        before = any(
            0 < match.start - one.end <= _NEAR_NUMBER
            and scan.clause(one.start) == scan.clause(match.start)
            for one in bare
        )
        told = near or before or _NUMBER_AFTER.match(scan.text, match.end)
        if told and not any(denied(scan, one) for one in (match, *near)):
            text = scan.original[match.start : match.end]
            doubt = Doubt("travel_days", (), text, match.start, match.end, "too-vague")
            findings.doubts.append(doubt)
            return


def _ask_each_way(scan: Scan, findings: Findings) -> None:
    """A travel day "each way" is two in all, or one is meant: asked."""
    for fact in [one for one in findings.facts if one.name == "travel_days"]:
        if isinstance(fact.value, int) and any(
            -_BESIDE <= one.start - fact.end <= _BESIDE or 0 <= fact.start - one.end <= _BESIDE
            for one in scan.find("each_way")
        ):
            findings.facts.remove(fact)
            readings = (fact.value, 2 * fact.value)
            findings.doubts.append(
                Doubt(fact.name, readings, fact.text, fact.start, fact.end, "two-readings")
            )


def _claims(
    scan: Scan, quantities: tuple[Quantity, ...], subject: Subject | None
) -> Iterator[_Claim]:
    prefixes = ("input.", f"of.{subject.name}.") if subject else ("input.",)
    for concept in [concept for prefix in prefixes for concept in scan.under(prefix)]:
        units = _units()[concept]
        for match in scan.find(concept):
            if _is_denied(scan, match):
                continue
            counted = any(match.start == quantity.noun_at for quantity in quantities)
            for quantity in quantities:
                if not counted and not units and _is_sum_of(subject, quantity):
                    continue  # granted to a student 900
                if not counted and _is_label(scan, match, quantity):
                    yield _Claim(_LABEL, quantity, match)
                    continue
                distance = _distance(scan, quantity, match)
                if distance is not None and _is_divided(scan, match, quantity):
                    distance += _NEXT_NUMBER
                least = subject.sums_from if subject else _SMALLEST_SUM
                if distance is not None and _serves(quantity, units, distance, least):
                    yield _Claim(distance, quantity, match)


def _is_sum_of(subject: Subject | None, quantity: Quantity) -> bool:
    """Whether a number is too large for the few people of a subject that is about a sum."""
    return subject is not None and "eur" in subject.main and quantity.value >= subject.sums_from


def _is_denied(scan: Scan, match: Match) -> bool:
    """Whether a denial stands right beside it: inga resdagar, matkapäiviä ei."""
    return any(
        one.last == match.first - 1
        or (scan.language == "fi" and one.first == match.last + 1 and not denies_next(scan, one))
        for one in denials(scan)
        if scan.clause(one.start) == scan.clause(match.start)
    )


def _is_label(scan: Scan, match: Match, quantity: Quantity) -> bool:
    """Whether a number stands right after its name: travel days: 2, granted: 4 000 €."""
    if match.end >= quantity.start:
        return False
    counts = any(one.start == quantity.noun_at for one in scan.find("child", "role.student"))
    units = _units()[match.concept]
    fits = quantity.unit in units - _COMMON if quantity.unit else _may_be_of(quantity, units)
    return fits and not counts and not scan.gap(match.end, quantity.start).strip(" :=")


def _may_be_of(quantity: Quantity, units: frozenset[str]) -> bool:
    """Whether a number after a name may be its value: granted to two is no sum of 2 €."""
    return units != {"eur"} or _may_be_money(quantity)


def _days_over(
    scan: Scan, rest: tuple[Quantity, ...], findings: Findings
) -> tuple[Findings, tuple[Quantity, ...]]:
    """The days over the months that were used before: 7 kk ja 10 pv."""
    used = next((fact for fact in findings.facts if fact.name == "used_months"), None)
    after = [
        one for one in rest if used and one.unit == "days" and 0 <= one.start - used.end <= _JOINED
    ]
    found = [_finding(scan, one, "used_days", one.start, one.end) for one in after[:1]]
    total = Findings()
    for one in found:
        total.add(one)
    return total, tuple(one for one in rest if one not in after[:1])


def _is_divided(scan: Scan, match: Match, quantity: Quantity) -> bool:
    """Whether an "and" or "but" opens another pair: 4 students and 3 teachers."""
    low, high = sorted([(match.start, match.end), (quantity.start, quantity.end)])
    return any(low[1] <= m.start < high[0] for m in scan.find("join.and", "join.but"))


def _serves(quantity: Quantity, units: frozenset[str], distance: int, least: int) -> bool:
    """Whether a number may be of these units: said so, counting the noun, or a bare large sum."""
    if quantity.unit:
        return quantity.unit in units
    if units & _SAID_WITH_UNIT:
        return units == {"eur"} and _bare_sum(quantity, least)
    return distance == 0 or not units


def _bare_sum(quantity: Quantity, least: int = _SMALLEST_SUM) -> bool:
    """Whether a number without a unit can only be money: large, and not a year."""
    return quantity.value >= least and not _is_year(quantity.value)


def _is_year(value: Decimal) -> bool:
    """Whether a number may be a year that is spoken of here; 2000 and 1995 are sums."""
    return value in range(2014, 2031)


def _main(
    scan: Scan, rest: tuple[Quantity, ...], subject: Subject | None, findings: Findings
) -> Iterator[tuple[Quantity, str]]:
    """The only unclaimed number of a unit, as the subject's main input of that unit."""
    known = {fact.name for fact in findings.facts} | {one.input for one in findings.doubts}
    for unit, name in (subject.main if subject else {}).items():
        fitting = [
            one
            for one in rest
            if _is_of(one, unit) and one.kind != "rate" and not _counts_another(scan, one)
        ]
        if len(fitting) == 1 and name not in known:
            yield fitting[0], name


def _counts_another(scan: Scan, one: Quantity) -> bool:
    """Whether a number counts children or travel days, or is a year."""
    if not one.unit and _is_year(one.value):
        return True
    concepts = [*scan.under("child"), *scan.under("input.")]
    return any(match.start == one.noun_at for match in scan.find(*concepts))


def _may_be_money(one: Quantity) -> bool:
    """Whether a number without a unit is too large for a count of things: tests for 300."""
    return not one.unit and one.value >= _SMALLEST_ASKED


def _is_of(one: Quantity, unit: str) -> bool:
    """Whether a quantity is of a unit: said, or a bare sum that can only be money."""
    return (one.unit or "none") == unit or (unit == "eur" and not one.unit and _bare_sum(one))


def _rank(one: _Claim) -> tuple[int, int, int]:
    """Nearest first; of words at one distance the longer phrase, then the order of the text."""
    return one.distance, one.match.start - one.match.end, one.match.start


def _distance(scan: Scan, quantity: Quantity, match: Match) -> int | None:
    """Words between a number and the words of an input; None where they do not belong together."""
    if match.start <= quantity.noun_at < match.end:
        return 0
    if abs(match.start - quantity.start) > _FURTHEST:
        return None
    if scan.clause(quantity.start) != scan.clause(match.start):
        return None
    low, high = sorted(((quantity.start, quantity.end), (match.start, match.end)))
    between = max(0, scan.token_at(high[0]) - scan.token_at(low[1]))
    reach = _REACH_OF_DAYS if quantity.unit in _COMMON else _REACH
    return between + 1 if between < reach else None


def _finding(scan: Scan, quantity: Quantity, name: str, start: int, end: int) -> Findings:
    text = scan.original[start:end]
    money = _units_of(name) == {"eur"}  # has no third decimal: 110,000 is 110 000
    said = (quantity.value,) if money and not quantity.span else (quantity.value, *quantity.others)
    values = tuple(_converted(value, quantity.unit, name) for value in said)
    if len(values) > 1:
        return Findings(doubts=[Doubt(name, values, text, start, end, "two-readings")])
    if quantity.kind == "bound":
        return Findings(doubts=[Doubt(name, (), text, start, end, "too-vague")])
    assumed = quantity.approximate or (money and not quantity.unit)
    return Findings([Fact(name, values[0], text, start, end, assumed)])


def _converted(value: Decimal, unit: str, name: str) -> int | Decimal:
    if unit == "years" and name.endswith("months"):
        value *= _MONTHS_OF_YEAR
    if unit == "weeks":
        value *= _DAYS_OF_WEEK
    return int(value) if value == value.to_integral_value() else value


def is_bare_count(name: str) -> bool:
    """Whether an input is told as a number alone: people and months, no kilometres or sums."""
    return name != "distance_km" and not _units_of(name) & _SAID_WITH_UNIT


def counted_in(calculator: str) -> tuple[str, ...]:
    """The inputs of one calculator's own that count things."""
    prefix = f"of.{calculator}."
    named = (concept for concept, units in _units().items() if not units)
    return tuple(one.removeprefix(prefix) for one in named if one.startswith(prefix))


@cache
def _units_of(name: str) -> frozenset[str]:
    """All units in which an input may be said, whichever calculator takes it."""
    found = (units for concept, units in _units().items() if concept.split(".")[-1] == name)
    return frozenset().union(*found)


@cache
def _units() -> Mapping[str, frozenset[str]]:
    """The units in which each input may be said; raises `VocabularyFaults`."""
    content = read_yaml(_FILE)
    if not isinstance(content, dict):
        raise VocabularyFaults((f"{_FILE.name}: not a mapping",))
    named = {one for one in lexicon().concepts if one.startswith(("input.", "of."))}
    faults = [f"{_FILE.name}: {name}: no unit is given" for name in sorted(named - set(content))]
    faults += [f"{_FILE.name}: {name}: no words name it" for name in sorted(set(content) - named)]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return {name: frozenset(units) for name, units in content.items()}
