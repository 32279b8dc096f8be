"""Whether the traveller has children under age (5.3.4.4): those at home count, grown-ups do not."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan

# A label with none: lapsia 0, kids: no, 0 barn.
_NONE_AFTER = re.compile(r" ?[:=?]? ?(?:0|nolla|ei|no|none|zero|nej|inga|noll)(?= *(?:[,.;!?)]|$))")
_NONE_BEFORE = re.compile(r"(?<![\w.,])(?:0|nolla|zero|noll) $")
_IS = re.compile(r" (?:on|is|are|är|ovat)(?: jo| nyt| already| now| redan| nu)? ")
_HUNDRED = 100
_OF_AGE = 18
_BESIDE = 2  # words between an adjective and its child
_AGE_BESIDE = 8  # characters between a child and its years
_LISTED = 8  # characters between two ages
_AGE_REACH = 25  # characters between an age and the child it belongs to


def with_ages(scan: Scan, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Years beside a child are its age, no length of a stay: ett barn på 5 år."""
    children = scan.find("child", "child.offspring")
    return tuple(
        replace(one, unit="age")
        if one.unit == "years" and any(0 <= one.start - m.end <= _AGE_BESIDE for m in children)
        else one
        for one in quantities
    )


def read_children(scan: Scan, quantities: tuple[Quantity, ...]) -> Findings:
    """`children`, or a doubt: on the way, turning 18, a daughter of unknown age, both ways."""
    work = scan.find("child.work")
    said = [
        match
        for match in scan.find("child", "child.family", "child.without")
        if not any(other.start <= match.start < other.end for other in work)
    ]
    said = [one for one, two in pairwise([*said, None]) if one and not _inside(one, two)]
    verdicts = [(match, _verdict(scan, match, quantities)) for match in said]
    offspring = [
        (match, _age_of(scan.text, match, quantities)) for match in scan.find("child.offspring")
    ]
    for match, age in offspring:
        grown = _adjective(scan, match, "child.adult")
        small = _adjective(scan, match, "child.minor")
        if age is not None or grown or small:
            minor = age < _OF_AGE if age is not None else small
            verdicts.append((match, minor and not denied(scan, match)))
        elif not said:
            return _doubt(scan, match, "two-readings")
    if verdicts and scan.has("child.of_one", "child.travels", "child.either"):
        return _doubt(scan, verdicts[0][0], "which-one")
    uncertain = scan.find("child.uncertain")
    sure = any(verdict for _, verdict in verdicts)
    if uncertain and (not sure or _turns_eighteen(scan, uncertain[0])):
        return _doubt(scan, uncertain[0], "two-readings")
    if not verdicts:
        return Findings()
    without = [match for match, _ in verdicts if match.concept == "child.without"]
    if without and any(verdict for _, verdict in verdicts):
        return _doubt(scan, without[0], "two-values")
    decisive = next((match for match, verdict in verdicts if verdict), verdicts[0][0])
    text = scan.original[decisive.start : decisive.end]
    value = any(verdict for _, verdict in verdicts)
    return Findings([Fact("children", value, text, decisive.start, decisive.end)])


def _verdict(scan: Scan, match: Match, quantities: tuple[Quantity, ...]) -> bool:
    """Whether this mention speaks for children under age."""
    if match.concept == "child.without":
        return False
    if _NONE_AFTER.match(scan.text, match.end) or _NONE_BEFORE.search(scan.text[: match.start]):
        return False
    age = _age_of(scan.text, match, quantities)
    if age is not None and age >= _OF_AGE:
        return False
    if _adjective(scan, match, "child.adult"):
        return False
    return not denied(scan, match)


def _age_of(text: str, match: Match, quantities: tuple[Quantity, ...]) -> Decimal | None:
    near = [
        one
        for one in quantities
        if one.unit == "age"
        and (0 <= match.start - one.end <= _BESIDE or 0 <= one.start - match.end <= _AGE_REACH)
    ]
    near += [  # "my child is already 19"
        one
        for one in quantities
        if not one.unit and _IS.fullmatch(text[match.end : one.start]) and one.value < _HUNDRED
    ]
    # Of several children the youngest counts: 17- ja 19-vuotiaat, ages 5 and 20.
    listed = [
        other
        for other in quantities
        if not other.unit and any(0 <= one.start - other.end <= _LISTED for one in near)
    ]
    return min((one.value for one in (*near, *listed)), default=None)


def _adjective(scan: Scan, match: Match, concept: str) -> bool:
    return any(
        0 < match.first - other.last <= _BESIDE
        and scan.clause(other.start) == scan.clause(match.start)
        for other in scan.find(concept)
    )


def _turns_eighteen(scan: Scan, match: Match) -> bool:
    return (
        "18" in scan.text[match.start : match.end] or "ikäis" in scan.text[match.start : match.end]
    )


def _inside(one: Match, two: Match | None) -> bool:
    return two is not None and two.start <= one.start and one.end <= two.end


def _doubt(scan: Scan, match: Match, why: str) -> Findings:
    text = scan.original[match.start : match.end]
    return Findings(doubts=[Doubt("children", (True, False), text, match.start, match.end, why)])
