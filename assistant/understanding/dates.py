"""When: the ranges of dates in a question, with the year found and every ambiguity kept.

A date with a dot is day.month (5.9.); with a slash it has two readings unless its range or its
size settles it. Months without days and terms ("the whole spring term") are asked for.
"""

from dataclasses import dataclass
from datetime import date

from assistant.understanding.date_atoms import Atom, atoms
from assistant.understanding.fact import Doubt, Fact, Findings, Loose
from assistant.understanding.partial_date import PartialDate, resolved, resolved_alone
from assistant.understanding.scan import Scan
from assistant.understanding.years import with_year

_LONGEST_GAP = 45
_MOST_WORDS = 6
_MOST_STRANGE = (
    3  # words between two dates that say nothing of time: I go 1.9. to Berlin and return 20.12.
)
_BESIDE = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates that a question joins: where it stands and how its dates may be read."""

    first: Atom
    last: Atom

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.last.end


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates of a question: the joined ones and the single ones."""

    periods: tuple[Period, ...]
    singles: tuple[Atom, ...]

    def covers(self, start: int, end: int) -> bool:
        """Whether a place in the text belongs to a date, so that no number is read there."""
        spans = [(period.start, period.end) for period in self.periods]
        spans += [(atom.start, atom.end) for atom in self.singles if atom.kind == "day"]
        return any(start < last and first < end for first, last in spans)


def dates(scan: Scan) -> Dates:
    """Find dates and join those that stand for a span of time."""
    periods: list[Period] = []
    singles: list[Atom] = []
    waiting: Atom | None = None
    for atom in atoms(scan):
        if waiting is not None and _joined(scan, waiting, atom):
            periods.append(Period(waiting, atom))
            waiting = None
        else:
            singles += [waiting] if waiting else []
            waiting = atom
    singles += [waiting] if waiting else []
    return Dates(tuple(periods), tuple(singles))


def read_period(scan: Scan, period: Period, names: tuple[str, str] = ("start", "end")) -> Findings:
    """The two facts of a period, or the doubt about it."""
    start, end = period.start, period.end
    text = scan.original[start:end]

    def doubt(why: str, *readings: date) -> Findings:
        chosen = [readings[0::2], readings[1::2]]
        return Findings(
            doubts=[
                Doubt(name, tuple(dict.fromkeys(choice)), text, start, end, why)
                for name, choice in zip(names, chosen, strict=True)
            ]
        )

    if {period.first.kind, period.last.kind} & {"month", "word"}:
        return doubt("too-vague")
    pairs = _pairs(period)
    if not pairs:
        return doubt("impossible-date")
    pairs = with_year(scan, pairs)
    found = [pair for first, last in pairs if (pair := resolved(first, last))]
    if not found and not pairs:
        return doubt("which-one")
    if not found:
        return doubt("end-before-start")
    if len(set(found)) > 1:
        return doubt("two-readings", *(day for pair in found for day in pair))
    assumed = pairs[0][0].year is None or pairs[0][1].year is None
    return Findings(
        [
            Fact(name, day, scan.original[atom.start : atom.end], atom.start, atom.end, assumed)
            for name, day, atom in zip(names, found[0], (period.first, period.last), strict=True)
        ]
    )


def read_dates(scan: Scan, found: Dates) -> Findings:
    """When the mobility is: its start and end, its start or end alone, or a doubt."""
    findings = Findings()
    physical = [period for period in found.periods if not _is_virtual(scan, period)]
    for period in physical:
        findings.add(read_period(scan, period))
    for atom in found.singles:
        if atom.kind == "day":
            findings.add(_single(scan, atom, alone=not physical))
            findings.add(_beside(scan, atom, findings.facts))
    if not physical and not findings.facts:
        findings.add(_vague(scan, found))
    return findings


def _pairs(period: Period) -> list[tuple[PartialDate, PartialDate]]:
    """The possible readings of both dates; two dates with slashes are written in one order."""
    first, last = period.first, period.last
    if first.style == last.style == "either":
        pairs = list(zip(first.readings, last.readings, strict=True))
    else:
        pairs = [(one, two) for one in first.readings for two in last.readings]
    pairs = [(one, two) for one, two in pairs if one.possible() and two.possible()]
    return list(dict.fromkeys(pairs))


def _joined(scan: Scan, one: Atom, two: Atom) -> bool:
    gap = scan.gap(one.end, two.start)
    if len(gap) > _LONGEST_GAP or "?" in gap:
        return False
    words = [token for token in scan.tokens if one.end <= token.start < two.start]
    if len(words) > _MOST_WORDS:
        return False
    known = {
        index
        for match in scan.find("range.to", "range.from", "range.filler", "range.between")
        for index in range(match.first, match.last + 1)
    }
    first = scan.token_at(one.end)
    strange = sum(index not in known for index in range(first, first + len(words)))
    returns = any(one.end <= m.start < two.start for m in scan.find("range.return"))
    if strange and not (returns and strange <= _MOST_STRANGE):
        return False
    if "number" in {one.kind, two.kind} and _counts_something(scan, two):
        return False
    if not gap.strip(" ,.-/"):
        return True
    linking = [m for m in scan.find("range.to") if one.end <= m.start < two.start]
    return returns or bool(linking) or "-" in gap or _framed(scan, one, two)


def _counts_something(scan: Scan, atom: Atom) -> bool:
    """Whether a unit follows: 1.5-2.5 months is no pair of dates."""
    return any(
        0 <= match.start - atom.end <= 1
        for unit in (*scan.under("unit."), "input.ects")
        for match in scan.find(unit)
    )


def _framed(scan: Scan, one: Atom, two: Atom) -> bool:
    """Whether words around both dates join them: between 5.9. and 15.1., 5.9. ja 15.1. asti."""
    for match in scan.find("range.between", "range.from"):
        if 0 <= one.start - match.end <= _BESIDE:
            return True
    return any(
        0 <= match.start - two.end <= _BESIDE for match in scan.find("range.between", "range.to")
    )


def _single(scan: Scan, atom: Atom, *, alone: bool) -> Findings:
    days = tuple(dict.fromkeys(d for reading in atom.readings if (d := resolved_alone(reading))))
    text = scan.original[atom.start : atom.end]
    if not days:
        return Findings(doubts=[Doubt("start", (), text, atom.start, atom.end, "impossible-date")])
    assumed = atom.readings[0].year is None
    name = role_of(scan, atom) if alone else None
    if name is None:
        return Findings(loose=[Loose(days[0], "date", text, atom.start, atom.end)])
    if len(days) > 1:
        return Findings(doubts=[Doubt(name, days, text, atom.start, atom.end, "two-readings")])
    return Findings([Fact(name, days[0], text, atom.start, atom.end, assumed)])


def _beside(scan: Scan, atom: Atom, said: list[Fact]) -> Findings:
    """What a date beside a whole stay changes of it: now until 31.1., stannar till 28.2."""
    name = role_of(scan, atom) if {"start", "end"} <= {fact.name for fact in said} else None
    days = {day for reading in atom.readings if (day := resolved_alone(reading))}
    if name is None or len(days) != 1:
        return Findings()
    day, text = days.pop(), scan.original[atom.start : atom.end]
    if scan.has("topic.changed-mobility", "period.realised", "period.planned"):
        assumed = atom.readings[0].year is None
        fact = Fact(f"realised_{name}", day, text, atom.start, atom.end, assumed)
        return Findings([fact])
    old = next(fact.value for fact in said if fact.name == name)
    if day == old:
        return Findings()
    return Findings(doubts=[Doubt(name, (old, day), text, atom.start, atom.end, "two-values")])


def role_of(scan: Scan, atom: Atom) -> str | None:
    """Whether one date is a start (alkaen 5.9., from 5 September) or an end (asti, until)."""
    after = scan.text[atom.end : atom.end + 10].strip()
    if after.startswith(("asti", "saakka")):
        return "end"
    if after.startswith(("alkaen", "lähtien")):
        return "start"
    if any(match.start == atom.start for match in scan.find("year.end")):
        return "end"
    fillers = {match.first for match in scan.find("range.filler")}
    here = scan.token_at(atom.start)
    for match in scan.find("range.from", "range.to"):
        if match.end <= atom.start and all(i in fillers for i in range(match.last + 1, here)):
            return "start" if match.concept == "range.from" else "end"
    return _edge(scan, atom)


def _edge(scan: Scan, atom: Atom) -> str | None:
    """The start or the end that the edge of a month or of the year is: elokuun loppuun."""
    for concept, name in (("month.end_of", "end"), ("month.start_of", "start")):
        if any(atom.start <= match.start < atom.end for match in scan.find(concept)):
            return name
    return None


def _vague(scan: Scan, found: Dates) -> Findings:
    spans = [(match.start, match.end) for match in scan.find("vague_time")]
    spans += [(atom.start, atom.end) for atom in found.singles if atom.kind == "month"]
    if not spans:
        return Findings()
    start, end = spans[0]
    return Findings(doubts=[Doubt("start", (), scan.original[start:end], start, end, "too-vague")])


def _is_virtual(scan: Scan, period: Period) -> bool:
    """Whether the words nearest before a period, or in brackets after it, call it virtual."""
    cues = [
        match
        for match in scan.find("period.virtual", "period.physical")
        if match.end <= period.start and scan.clause(match.start) == scan.clause(period.start)
    ]
    return bool(cues) and cues[-1].concept == "period.virtual"
