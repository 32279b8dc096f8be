"""Between which categories of the grant money is moved (5.2): from A to B, A:sta B:hen."""

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.scan import Scan

_GRANTED_NEAR = 4  # words between a category and its being granted
_FROM = ("sta", "stä", "lta", "ltä")


def read_categories(scan: Scan) -> Findings:
    """`from_category` and `to_category`, where a question speaks of moving money."""
    if not scan.has("topic.budget-transfer"):
        return Findings()
    mentions = _longest([m for concept in scan.under("category.") for m in scan.find(concept)])
    sides: dict[str, list[Match]] = {"from_category": [], "to_category": []}
    for match in mentions:
        side = _side(scan, match)
        if side:
            sides[side].append(match)
    placed = {match.concept for said in sides.values() for match in said}
    others = [match for match in mentions if match.concept not in placed]
    missing = [name for name, said in sides.items() if not said]
    if len(missing) == len({match.concept for match in others}) == 1:
        sides[missing[0]] = others  # of two categories the other one
    left = {match.concept for match in sides["from_category"]}
    sides["to_category"] = [one for one in sides["to_category"] if one.concept not in left]
    findings = Findings()
    for name, said in sides.items():
        values = tuple(dict.fromkeys(match.concept.removeprefix("category.") for match in said))
        if not said:
            continue
        start, end = said[0].start, said[-1].end
        text = scan.original[start:end]
        if len(values) == 1:
            findings.facts.append(Fact(name, values[0], text, start, end))
        else:
            findings.doubts.append(Doubt(name, values, text, start, end, "two-values"))
    return findings


def _side(scan: Scan, match: Match) -> str | None:
    if _has_been_granted(scan, match):
        return "from_category"
    before = scan.tokens[max(0, match.first - 2) : match.first]
    reach = before[0].start if before else match.start
    word = scan.text[match.start : match.end]
    if any(reach <= m.start and m.end <= match.start for m in scan.find("away")):
        return "from_category"
    if any(reach <= m.start and m.end <= match.start for m in scan.find("toward")):
        return "to_category"
    if word.endswith(_FROM) and word not in _FROM:  # STA is a category, no ending
        return "from_category"
    return "to_category" if word.endswith(("lle", "n", "hin", "seen", "ihin")) else None


def _has_been_granted(scan: Scan, match: Match) -> bool:
    """Whether money has been granted for it, said apart from the move: it is what is moved from."""
    clause = scan.clause(match.start)
    if any(scan.clause(move.start) == clause for move in scan.find("topic.budget-transfer")):
        return False
    granted = scan.find("of.budget-transfer.granted")
    return any(
        scan.clause(one.start) == clause and abs(one.first - match.first) <= _GRANTED_NEAR
        for one in granted
    )


def _longest(mentions: list[Match]) -> list[Match]:
    """The mentions in order, without those inside a longer one."""
    return [
        one
        for one in sorted(mentions, key=lambda match: match.start)
        if not any(
            two is not one
            and two.start <= one.start
            and one.end <= two.end
            and two.end - two.start > one.end - one.start
            for two in mentions
        )
    ]
