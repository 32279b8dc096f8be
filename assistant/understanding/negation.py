"""Whether something said is denied: ei lapsia, without kids, reser inte med tåg."""

import re

from assistant.understanding.lexicon import Match
from assistant.understanding.scan import Scan

_REACH = 4
"""Words between a denial and what it denies; "ei" five words before means something else."""

_LABELLED_NO = re.compile(r" ?[:=] ?(?:ei|no|nej|none|inga)\b")
_LABEL = re.compile(r" ?[:=] ?")
_DENIED_AFTER = frozenset({"fi", "sv"})
_DENIABLE = ("child", "green.", "activity.", "form.", "flag.")
_QUALIFIERS = frozenset(
    {
        "child.adult",
        "child.minor",
        "child.uncertain",
        "child.has",
        "child.is",
        "green.out",
        "green.back",
    }
)
_CONTRAST = frozenset({"mutta", "vaan", "but", "men", "utan", "instead", "paitsi", "except"})


def denied(scan: Scan, match: Match) -> bool:
    """Whether a denial stands before the match, or right after it, in the same clause."""
    if any(one.first == match.last + 1 for one in scan.find("negation.after")):
        return True  # "lentämisen sijaan"
    if _LABELLED_NO.match(scan.text, match.end):
        return True  # "harjoittelu: ei"
    here = [one for one in denials(scan) if scan.clause(one.start) == scan.clause(match.start)]
    for denial in sorted(here, key=lambda one: _distance(one, match)):
        if (verb := _verb_before(scan, denial)) is not None:
            if verb == match:
                return True  # "flyger inte"
            continue
        if any(one.first == denial.last + 1 for one in scan.find("join.and", "join.but")):
            continue  # "no, and by train" denies what was asked
        between = scan.tokens[denial.last + 1 : match.first]
        if 0 <= match.first - denial.last - 1 <= _REACH and denial.last < match.first:
            return (
                not any(token.word in _CONTRAST for token in between)
                and not _aims_at_another(scan, denial, match)
                and not _is_spent(scan, denial, match)
            )
        if (
            _stands_after(scan, denial, match)
            and scan.language in _DENIED_AFTER
            and not denies_next(scan, denial)
        ):
            return True  # "lapsia ei ole", "junalla ei mennä"
    return False


def _distance(denial: Match, match: Match) -> int:
    return abs(denial.first - match.first)


def _verb_before(scan: Scan, denial: Match) -> Match | None:
    """The way of travelling whose verb a Swedish denial follows: flyger inte, kör inte."""
    if scan.language != "sv":
        return None
    return next(
        (
            one
            for concept in scan.under("green.")
            for one in scan.find(concept)
            if one.last == denial.first - 1 and scan.text[one.start : one.end].endswith("r")
        ),
        None,
    )


def _stands_after(scan: Scan, denial: Match, match: Match) -> bool:
    """Whether a denial follows at once, or past who has not: lapsia minulla ei ole."""
    between = set(range(match.last + 1, denial.first))
    linking = {
        index for one in scan.find("negation.between") for index in range(one.first, one.last + 1)
    }
    return denial.first > match.last and between <= linking


def denials(scan: Scan) -> list[Match]:
    """The words that deny what stands beside them.

    An "utan" may mean but (flyger inte utan tar tåget), a no be the value of a label (kids: no).
    """
    found = scan.find("negation")
    buts = scan.find("negation.or_but")
    children = {one.start for one in scan.find("child", "child.family")}
    labels = [m for name in _DENIABLE for concept in scan.under(name) for m in scan.find(concept)]
    consumed = [*scan.find("child.without"), *scan.find("flag.institution_pays_travel.no")]
    return [
        one
        for one in found
        if not any(_LABEL.fullmatch(scan.gap(label.end, one.start)) for label in labels)
        and not any(two.start <= one.start and one.end < two.end for two in consumed)
        and not (
            any(one.start == but.start for but in buts)
            and any(0 < one.first - other.last <= _REACH + 1 for other in found)
            and scan.text.find(" ", one.end) + 1 not in children
        )
    ]


def _is_spent(scan: Scan, denial: Match, match: Match) -> bool:
    """Whether the denial is of the word before it, and "and" goes on: lapsia ei oo ja lennän."""
    goes_on = any(denial.end <= one.start < match.start for one in scan.find("join.and"))
    return goes_on and any(
        other.last == denial.first - 1
        for prefix in _DENIABLE
        for concept in scan.under(prefix)
        for other in scan.find(concept)
    )


def _aims_at_another(scan: Scan, denial: Match, match: Match) -> bool:
    """Whether something else that can be denied stands between: utan barn med tåg."""
    family = match.concept.split(".")[0]
    return any(
        denial.end <= other.start
        and other.end <= match.start
        # "no minor children" is one thing, said with two words of the same kind
        and not (other.last == match.first - 1 and concept.split(".")[0] == family)
        for prefix in _DENIABLE
        for concept in scan.under(prefix)
        for other in scan.find(concept)
        if concept not in _QUALIFIERS
    )


def denies_next(scan: Scan, denial: Match) -> bool:
    """Whether a denial belongs to the word after it: opiskelu, ei lapsia."""
    joined = scan.find("join.and")
    return any(
        0 < other.first - denial.last <= _REACH + 1
        and scan.clause(other.start) == scan.clause(denial.start)
        and not any(denial.end <= one.start < other.start for one in joined)
        and not any(t.word in _CONTRAST for t in scan.tokens[denial.last + 1 : other.first])
        for prefix in _DENIABLE
        for concept in scan.under(prefix)
        for other in scan.find(concept)
    )
