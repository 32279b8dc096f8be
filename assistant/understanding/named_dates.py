"""Dates with a name of their own: graduation, signature, the realised end of a stay."""

from dataclasses import dataclass
from datetime import date

from assistant.understanding.date_atoms import Atom
from assistant.understanding.dates import Dates, Period, read_period, role_of
from assistant.understanding.fact import Doubt, Fact
from assistant.understanding.lexicon import Match
from assistant.understanding.partial_date import PartialDate, resolved, resolved_alone
from assistant.understanding.scan import Scan

_OF_THE_STAY = frozenset({"last_funded_day", "realised_end"})
_BEFORE, _AFTER = 5, 3  # words between the name and its date


@dataclass(frozen=True, slots=True)
class NamedDates:
    """The facts of named dates and the doubts about them, and the dates that no name claimed."""

    facts: tuple[Fact, ...]
    doubts: tuple[Doubt, ...]
    left: Dates


def read_named_dates(scan: Scan, found: Dates) -> NamedDates:
    """The inputs of `on.<input>`; a realised period beside the agreed one becomes its own pair."""
    facts: list[Fact] = []
    doubts: list[Doubt] = []
    singles: list[Atom] = []
    for atom in found.singles:
        name = _name(scan, atom) if atom.kind == "day" else None
        if name == "realised_end" and role_of(scan, atom) == "start":
            name = None  # starting on 15 September instead
        days = tuple({day for reading in atom.readings if (day := resolved_alone(reading))})
        text = scan.original[atom.start : atom.end]
        if name and len(days) > 1:
            doubts.append(Doubt(name, days, text, atom.start, atom.end, "two-readings"))
        elif name and days:
            assumed = atom.readings[0].year is None
            day = _within(scan, found, atom) if assumed and name in _OF_THE_STAY else None
            facts.append(Fact(name, day or days[0], text, atom.start, atom.end, assumed))
        else:
            singles.append(atom)
    periods = found.periods
    realised = [one for one in periods if _is_realised(scan, one)]
    if len(periods) > 1 and len(realised) == 1:
        pair = read_period(scan, realised[0], ("realised_start", "realised_end"))
        facts += pair.facts
        periods = tuple(one for one in periods if one is not realised[0])
    return NamedDates(tuple(facts), tuple(doubts), Dates(periods, tuple(singles)))


def _within(scan: Scan, found: Dates, atom: Atom) -> date | None:
    """The day after the start of the only stay told: its year is the one of the stay."""
    starts = [
        fact.value
        for period in found.periods
        for fact in read_period(scan, period).facts
        if fact.name == "start" and isinstance(fact.value, date)
    ]
    if len(starts) != 1:
        return None
    start = PartialDate(starts[0].day, starts[0].month, starts[0].year)
    pair = resolved(start, atom.readings[0])
    return pair[1] if pair else None


def _name(scan: Scan, atom: Atom) -> str | None:
    here = scan.token_at(atom.start)
    near: list[tuple[int, Match]] = []
    for concept in scan.under("on."):
        for match in scan.find(concept):
            before, after = here - match.last - 1, match.first - scan.token_at(atom.end)
            if (
                match.end <= atom.start
                and before <= _BEFORE
                and not _date_between(scan, match, atom)
            ):
                near.append((before, match))
            elif match.start >= atom.end and after < _AFTER:
                near.append((after + _BEFORE, match))
    return min(near, key=lambda pair: pair[0])[1].concept.removeprefix("on.") if near else None


def _date_between(scan: Scan, match: Match, atom: Atom) -> bool:
    """Whether another number stands between a name and a date: the name is that one's."""
    return any(match.end <= t.start < atom.start and t.word.isdecimal() for t in scan.tokens)


def _is_realised(scan: Scan, period: Period) -> bool:
    cues = [m for m in scan.find("period.planned", "period.realised") if m.end <= period.start]
    return bool(cues) and cues[-1].concept == "period.realised"
