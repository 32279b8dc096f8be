"""What a student does abroad, and in which form: short, blended, a BIP, at doctoral level."""

from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match
from assistant.understanding.negation import denied
from assistant.understanding.scan import Scan

_FORMS = {
    "form.short": "short",
    "form.blended": "blended",
    "form.bip": "bip",
    "form.doctoral": "doctoral",
}


def read_activity(scan: Scan) -> Findings:
    """`activity`; "exchange" alone is read as studies and marked as assumed."""
    studies = _said(scan, "activity.studies")
    training = _said(scan, "activity.traineeship")
    if studies and training:
        return _both(scan, studies, training)
    if training:
        return Findings([_fact(scan, "activity", "traineeship", training[0])])
    if studies:
        return Findings([_fact(scan, "activity", "studies", studies[0])])
    exchange = _said(scan, "activity.exchange")
    if exchange:
        return Findings([_fact(scan, "activity", "studies", exchange[0], assumed=True)])
    return Findings()


def read_forms(scan: Scan) -> Findings:
    """The flags `short`, `blended`, `bip` and `doctoral` that are said and not denied."""
    return Findings(
        [
            _fact(scan, name, True, matches[0])
            for concept, name in _FORMS.items()
            if (matches := _said(scan, concept))
        ]
    )


def _said(scan: Scan, concept: str) -> list[Match]:
    return [match for match in scan.find(concept) if not denied(scan, match)]


def _both(scan: Scan, studies: list[Match], training: list[Match]) -> Findings:
    """Studies and a traineeship: combined where the two are joined, else a doubt."""
    pairs = [(one, two) for one in studies for two in training]
    start = min(studies[0].start, training[0].start)
    end = max(studies[-1].end, training[-1].end)
    text = scan.original[start:end]
    if any(one.start < two.end and two.start < one.end for one, two in pairs):
        return Findings([_fact(scan, "activity", "traineeship", training[0])])
    if scan.has("activity.combined"):
        return Findings([Fact("activity", "combined", text, start, end)])
    readings = ("studies", "traineeship", "combined")
    return Findings(doubts=[Doubt("activity", readings, text, start, end, "which-one")])


def _fact(scan: Scan, name: str, value: str | bool, match: Match, *, assumed: bool = False) -> Fact:
    text = scan.original[match.start : match.end]
    return Fact(name, value, text, match.start, match.end, assumed)
