"""How long: months and days as said (4 kk 10 pv, puoli vuotta, 1,5 months); weeks stay weeks.

Half a month is 15 days, as 5.3.4.1 counts a day as 1/30 of a month; a span of lengths is asked.
"""

from dataclasses import replace
from decimal import Decimal

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan

_UNITS = ("months", "weeks", "days", "years", "working_days")
_WORKING_WEEK = 5
_MONTHS_OF_YEAR = 12
_DAYS_OF_MONTH = 30
_NEAR = 4  # words between the Beneficiary Module and what it shows
_RIGHT_AFTER = 2  # words between a length and whose count it is, as in "in the module"
_JOINED = 6  # characters between "4 kk" and "10 pv", as in "4 months and 10 days"


def read_durations(scan: Scan, quantities: tuple[Quantity, ...]) -> Findings:
    """The length of the mobility from quantities that no other input has claimed."""
    findings = Findings()
    lengths = [_as_length(one) for one in quantities if one.unit in _UNITS]
    counted = _counted_by_module(scan, lengths)
    for one in counted:
        name, text = f"module_{one.unit}", scan.original[one.start : one.end]
        findings.facts.append(Fact(name, _plain(one.value), text, one.start, one.end))
    for index, one in enumerate(lengths):
        if one.kind == "rate" or one.value <= 0 or one in counted:
            continue
        if counted and _is_near(scan, one, "guide.count"):
            continue  # the guide's own count is worked out from the dates
        text = scan.original[one.start : one.end]
        if one.others or one.kind == "bound":
            readings = tuple(map(_plain, (one.value, *one.others))) if one.others else ()
            why = "two-readings" if one.others else "too-vague"
            findings.doubts.append(Doubt(one.unit, readings, text, one.start, one.end, why))
            continue
        before = lengths[index - 1] if index else None
        continues = before is not None and one.start - before.end <= _JOINED
        findings.facts += _facts(one, text, continues=continues)
    return findings


def _counted_by_module(scan: Scan, lengths: list[Quantity]) -> list[Quantity]:
    """The months and days that the Beneficiary Module shows, which decide (5.3.4.1)."""
    counted: list[Quantity] = []
    for one in lengths:
        goes_on = bool(counted) and 0 <= one.start - counted[-1].end <= _JOINED
        if one.unit in {"months", "days"} and (goes_on or _is_near(scan, one, "module.count")):
            counted.append(one)
    first = counted[0] if counted else None
    before = [  # the months of "8 months 26 days in BM"
        one
        for one in lengths
        if first and one.unit == "months" and 0 <= first.start - one.end <= _JOINED
    ]
    return [*before, *counted]


def _is_near(scan: Scan, one: Quantity, concept: str) -> bool:
    """Whether whose count it is stands before a length, or right after it."""
    first, after = scan.token_at(one.start), scan.token_at(one.end)
    return any(
        scan.clause(match.start) == scan.clause(one.start)
        and (
            0 <= match.first - after < _RIGHT_AFTER
            or (
                0 < first - match.last <= _NEAR
                and not any(t.word.isdecimal() for t in scan.tokens[match.last + 1 : first])
            )
        )
        for match in scan.find(concept)
    )


def _facts(one: Quantity, text: str, *, continues: bool) -> list[Fact]:
    def fact(name: str, value: Decimal, *, assumed: bool) -> Fact:
        return Fact(name, _plain(value), text, one.start, one.end, assumed)

    whole, part = divmod(one.value, 1)
    if one.unit != "months" or not part or continues:
        return [fact(one.unit, one.value, assumed=one.approximate)]
    parts = [("months", whole), ("days", part * _DAYS_OF_MONTH)]
    return [fact(name, value, assumed=True) for name, value in parts if value]


def _as_length(one: Quantity) -> Quantity:
    """Years as months; working days of one week as days, because no weekend lies between."""
    if one.unit == "working_days" and one.value <= _WORKING_WEEK and not one.others:
        return replace(one, unit="days")
    if one.unit != "years":
        return one
    others = tuple(value * _MONTHS_OF_YEAR for value in one.others)
    return replace(one, value=one.value * _MONTHS_OF_YEAR, unit="months", others=others)


def _plain(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
