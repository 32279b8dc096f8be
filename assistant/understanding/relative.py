"""What a follow-up says relative to the case before it: two months longer, the other way round."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from assistant.understanding.fact import Doubt, Fact, Value
from assistant.understanding.partial_date import (
    CONTRACT_END,
    CONTRACT_START,
    PartialDate,
    resolved,
)
from assistant.understanding.scan import Scan

_LENGTHS = ("months", "weeks", "days")
_MIRRORED = (("from_category", "to_category"), ("origin", "destination"))
_WEEK = 7
_VERB = 3  # words between "extend" and by how much


def relative_length(
    scan: Scan, new: Mapping[str, Fact], old: Mapping[str, Fact]
) -> tuple[dict[str, Fact], tuple[Doubt, ...]]:
    """The new facts with "two months longer" made a length or an end, or a doubt."""
    told = [new[name] for name in _LENGTHS if name in new]
    vague = scan.find("change.longer", "change.shorter")
    if vague and len(new) == len(told) == 0:
        doubted = "months" if "months" in old else "days" if "days" in old else "end"
        text = scan.original[vague[0].start : vague[0].end]
        return {}, (Doubt(doubted, (), text, vague[0].start, vague[0].end, "too-vague"),)
    sign = next((sign for fact in told if (sign := _direction(scan, fact))), 0)
    if not sign or not told or {"start", "end"} & set(new):
        return dict(new), ()
    rest = {name: fact for name, fact in new.items() if name not in _LENGTHS}
    by = {fact.name: sign * fact.value for fact in told if isinstance(fact.value, int)}
    days = by.get("days", 0) + _WEEK * by.get("weeks", 0)
    changed = _moved_end(old, by.get("months", 0), days) or _added(old, by.get("months", 0), days)
    if changed is None or len(by) != len(told):
        first, last = told[0], told[-1]
        text = scan.original[first.start : last.end]
        doubted = "months" if "months" in old else "days" if "days" in old else "end"
        return rest, (Doubt(doubted, (), text, first.start, last.end, "too-vague"),)
    place = told[0]
    return rest | {
        name: Fact(name, value, place.text, place.start, place.end, assumed=True)
        for name, value in changed.items()
    }, ()


def mirrored(scan: Scan, old: dict[str, Fact]) -> dict[str, Fact]:
    """The old facts with source and target exchanged where the follow-up says so."""
    if not scan.has("change.reverse"):
        return old
    swapped = dict(old)
    for one, other in _MIRRORED:
        if one in old and other in old:
            swapped[one] = replace(old[other], name=one)
            swapped[other] = replace(old[one], name=other)
    return swapped


def dated_like(new: dict[str, Fact], old: Mapping[str, Fact]) -> dict[str, Fact]:
    """New dates without a year fall near those of the running case, one beside its other."""
    if {"start", "end"} <= set(new) and "start" in old:
        return _years_of(new, old["start"].value)
    for name, other in (("end", "start"), ("start", "end"), ("realised_end", "start")):
        fact, beside = new.get(name), old.get(other)
        if fact is None or beside is None or other in new or not fact.assumed:
            continue
        if isinstance(fact.value, date) and isinstance(beside.value, date):
            day, there = fact.value, beside.value
            said = PartialDate(day.day, day.month)
            known = PartialDate(there.day, there.month, there.year)
            pair = resolved(said, known) if name == "start" else resolved(known, said)
            if pair:
                new = {**new, name: replace(fact, value=pair[0 if name == "start" else 1])}
    return new


def _years_of(new: dict[str, Fact], before: Value) -> dict[str, Fact]:
    """A new period without years in those that put its start nearest to the one before."""
    start, end = new["start"], new["end"]
    first, last = start.value, end.value
    if not (isinstance(first, date) and isinstance(last, date) and isinstance(before, date)):
        return new
    if not (start.assumed and end.assumed):
        return new
    crosses = last.year - first.year
    pairs = [
        (one, two)
        for year in range(before.year - 1, before.year + 2)
        if (one := PartialDate(first.day, first.month).in_year(year))
        and (two := PartialDate(last.day, last.month).in_year(year + crosses))
        and one >= CONTRACT_START
        and two <= CONTRACT_END
    ]
    if not pairs:
        return new
    one, two = min(pairs, key=lambda pair: abs(pair[0] - before))
    return {**new, "start": replace(start, value=one), "end": replace(end, value=two)}


def _direction(scan: Scan, length: Fact) -> int:
    """1 for longer, -1 for shorter, 0 for a length that stands for itself."""
    first, last = scan.token_at(length.start), scan.token_at(length.end)
    for concept, sign in (("change.longer", 1), ("change.shorter", -1)):
        if any(first <= one.first <= last for one in scan.find(concept)):
            return sign
    for concept, sign in (("change.extend", 1), ("change.cut", -1)):
        if any(0 < first - one.last <= _VERB for one in scan.find(concept)):
            return sign
    return 0


def _moved_end(old: Mapping[str, Fact], months: int, days: int) -> dict[str, date | int] | None:
    end = old["end"].value if "end" in old else None
    start = old["start"].value if "start" in old else None
    if not isinstance(end, date) or not isinstance(start, date):
        return None
    # The day after the last one moves, so that whole months stay whole: 31.5. and a month is 30.6.
    moved = _months_later(end + timedelta(days=1), months) + timedelta(days=days - 1)
    return {"start": start, "end": moved} if moved > start else None


def _added(old: Mapping[str, Fact], months: int, days: int) -> dict[str, date | int] | None:
    """The sum of two lengths in their own units; a month less some days has no one length."""
    known = {name: old[name].value for name in ("months", "days") if name in old}
    if not known or any(not isinstance(value, int) for value in known.values()):
        return None
    if months and "months" not in known:
        return None
    total = {name: int(str(value)) for name, value in known.items()}
    if months:
        total["months"] += months
    if days:
        total["days"] = total.get("days", 0) + days
    return dict(total) if min(total.values()) >= 0 else None


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
