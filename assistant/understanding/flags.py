"""Yes-or-no inputs that are said in words: without a grant, already there, invited."""

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.scan import Scan

_TOGETHER = {
    "institution_pays_travel": ("topic.travel-grant", "paid", "institution"),
    "invited_from_enterprise": ("invited", "enterprise"),
}
_NEAR = 6  # words between the words of one flag


def read_flags(scan: Scan, spans: int) -> Findings:
    """The flags of `vocabulary/flags.yaml`.

    `spans` is how many lengths and periods the question names: with several, or with a word such
    as "partly", a zero grant is of a part, and never taken for the whole stay.
    """
    findings = Findings()
    said = sorted(scan.under("flag."))
    for concept in said:
        name = concept.split(".")[1]
        match = scan.find(concept)[0]
        if concept.endswith(".no"):
            findings.facts.append(_fact(scan, name, value=False, match=match))
        elif name == "zero_grant":
            findings.add(_zero_grant(scan, match, spans))
        elif f"{concept}.no" not in said:
            findings.facts.append(_fact(scan, name, value=not denied(scan, match), match=match))
    known = {fact.name for fact in findings.facts}
    findings.facts += [fact for fact in _told_apart(scan) if fact.name not in known]
    return findings


def _told_apart(scan: Scan) -> list[Fact]:
    """Flags whose words stand apart: our school pays them the travel grant, inviting a firm's X."""
    facts = []
    for name, (concept, *others) in _TOGETHER.items():
        for match in scan.find(concept):
            beside = [
                other
                for wanted in others
                for other in scan.find(wanted)[:1]
                if scan.clause(other.start) == scan.clause(match.start)
                and abs(other.first - match.first) <= _NEAR
            ]
            asked = any(
                scan.clause(one.start) == scan.clause(match.start)
                for one in scan.find("ask.amount")
            )
            if len(beside) == len(others) and not asked:
                value = not any(denied(scan, one) for one in (match, *beside))
                facts.append(_fact(scan, name, value=value, match=match))
                break
    return facts


def _zero_grant(scan: Scan, match: Match, spans: int) -> Findings:
    if denied(scan, match):
        return Findings()
    if scan.has("partly") or spans > 1:
        text = scan.original[match.start : match.end]
        return Findings(
            doubts=[Doubt("zero_grant_days", (), text, match.start, match.end, "too-vague")]
        )
    return Findings([_fact(scan, "zero_grant", value=True, match=match)])


def _fact(scan: Scan, name: str, *, value: bool, match: Match) -> Fact:
    return Fact(name, value, scan.original[match.start : match.end], match.start, match.end)
