"""Yes-or-no inputs that are said in words: without a grant, already there, invited."""

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.scan import Scan


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
    return findings


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
