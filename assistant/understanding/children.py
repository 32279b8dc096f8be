"""Whether the traveller has children under age (5.3.4.4): those at home count, grown-ups do not."""

import re
from typing import TypeAlias

from assistant.understanding.ages import has_minor, lone_ages
from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan

# A label with none: lapsia 0, kids: no, 0 barn.
_NONE = r"(?:0|nolla|ei|no|none|zero|nej|inga|noll)"
_NONE_AFTER = re.compile(rf" ?[:=] ?{_NONE}\b| ?\?? ?{_NONE}(?= *(?:[,.;!?)]|$))")
_NONE_BEFORE = re.compile(r"(?<![\w.,])(?:0|nolla|zero|noll) $")
_MAYBE_NONE = re.compile(r" (?:no|nej) [^\W\d_]")  # kids no train no
_IS_AGE = re.compile(r" \d")  # my kid is 3
_BESIDE = 2  # words between an adjective and its child
_COPULA = 4  # words between a child and what it is: my children are all adults
_EXPECTED = 4  # words between an expectation and the child expected

Span: TypeAlias = tuple[int, int]


def read_children(scan: Scan, quantities: tuple[Quantity, ...]) -> Findings:
    """`children`, or a doubt: on the way, turning 18, a daughter of unknown age, both ways."""
    said, offspring = _mentions(scan)
    verdicts = [((match.start, match.end), _verdict(scan, match, quantities)) for match in said]
    for match in said:
        if match.concept == "child" and _MAYBE_NONE.match(scan.text, match.end):
            return _doubt(scan, (match.start, match.end), "two-readings")
    for match in offspring:
        minor = _tells_minor(scan, match, quantities)
        if minor is not None:
            verdicts.append(((match.start, match.end), minor and not denied(scan, match)))
        elif not said:
            return _doubt(scan, (match.start, match.end), "two-readings")
    for age, minor in lone_ages(scan, quantities, (*said, *offspring)):
        verdicts.append(((age.start, age.end), minor))
    travels = [one for one in scan.find("child.travels") if not _IS_AGE.match(scan.text, one.end)]
    if verdicts and (travels or scan.has("child.of_one") or _is_either(scan, said)):
        return _doubt(scan, verdicts[0][0], "which-one")
    uncertain = scan.find("child.uncertain")
    sure = [span for span, minor in verdicts if minor and not _is_expected(scan, span)]
    if uncertain and (not sure or _turns_eighteen(scan, uncertain[0])):
        return _doubt(scan, (uncertain[0].start, uncertain[0].end), "two-readings")
    without = [match for match in said if match.concept == "child.without"]
    if without and sure:
        return _doubt(scan, (without[0].start, without[0].end), "two-values")
    if not verdicts:
        return Findings()
    start, end = sure[0] if sure else verdicts[0][0]
    return Findings([Fact("children", bool(sure), scan.original[start:end], start, end)])


def _is_either(scan: Scan, said: list[Match]) -> bool:
    """Whether "with and without" is of children: after it, in Finnish before it too."""
    return any(
        0 < distance <= _BESIDE + 1
        for both in scan.find("child.either")
        for one in said
        for distance in (one.first - both.last, both.first - one.last)
        if one.first > both.last or scan.language == "fi"
    )


def _mentions(scan: Scan) -> tuple[list[Match], list[Match]]:
    """The words for children, the longest of overlapping ones, and those for sons and daughters."""
    work = scan.find("child.work")
    said = [
        match
        for match in scan.find("child", "child.family", "child.without")
        if not any(other.start <= match.start < other.end for other in work)
    ]
    said = [one for one in said if not any(_is_inside(one, other) for other in said)]
    return said, list(scan.find("child.offspring"))


def _verdict(scan: Scan, match: Match, quantities: tuple[Quantity, ...]) -> bool:
    """Whether this mention speaks for children under age."""
    if match.concept == "child.without" or denied(scan, match):
        return False
    if _NONE_AFTER.match(scan.text, match.end) or _NONE_BEFORE.search(scan.text[: match.start]):
        return False
    return _tells_minor(scan, match, quantities) is not False


def _tells_minor(scan: Scan, match: Match, quantities: tuple[Quantity, ...]) -> bool | None:
    """Whether an age or an adjective makes the child one under age, or grown up; None for none."""
    by_age = has_minor(scan, match, quantities)
    if by_age is not None:
        return by_age
    if _has_adjective(scan, match, "child.adult"):
        return False
    return True if _has_adjective(scan, match, "child.minor") else None


def _has_adjective(scan: Scan, match: Match, concept: str) -> bool:
    """Whether an adjective stands before the child, or after it as what it is."""
    return any(
        scan.clause(other.start) == scan.clause(match.start)
        and (0 < match.first - other.last <= _BESIDE or _is_said_of(scan, match, other))
        for other in scan.find(concept)
    )


def _is_said_of(scan: Scan, match: Match, other: Match) -> bool:
    between = range(match.last + 1, other.first)
    linking = {index for one in scan.find("child.is") for index in range(one.first, one.last + 1)}
    return bool(between) and len(between) <= _COPULA and linking.issuperset(between)


def _is_expected(scan: Scan, span: Span) -> bool:
    """Whether a child is the one that is on the way: raskaana, odottaa lasta, baby due in May."""
    first, last = scan.token_at(span[0]), scan.token_at(span[1]) - 1
    return any(
        first - _EXPECTED <= one.last and one.first <= last + 1
        for one in scan.find("child.uncertain")
        if not _turns_eighteen(scan, one)
    )


def _turns_eighteen(scan: Scan, match: Match) -> bool:
    return (
        "18" in scan.text[match.start : match.end] or "ikäis" in scan.text[match.start : match.end]
    )


def _is_inside(one: Match, two: Match) -> bool:
    longer = two.end - two.start > one.end - one.start
    return longer and two.start <= one.start and one.end <= two.end


def _doubt(scan: Scan, span: Span, why: str) -> Findings:
    text = scan.original[slice(*span)]
    return Findings(doubts=[Doubt("children", (True, False), text, *span, why)])
