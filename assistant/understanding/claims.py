"""Which input a number belongs to, by the nearest words that name one: 2 matkapäivää, 15 learners.

A noun right after the number decides first; then the nearest words of the same clause. Every
number serves one input and every mention of an input takes one number.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.fact import Doubt, Fact, Findings
from assistant.understanding.lexicon import Match, lexicon
from assistant.understanding.quantities import Quantity
from assistant.understanding.scan import Scan
from assistant.understanding.yaml_file import read_yaml

_FILE = Path(__file__).parent / "inputs.yaml"
_REACH = 6


@dataclass(frozen=True, slots=True)
class _Claim:
    distance: int
    quantity: Quantity
    match: Match

    @property
    def name(self) -> str:
        return self.match.concept.removeprefix("input.")


def claim(scan: Scan, quantities: tuple[Quantity, ...]) -> tuple[Findings, tuple[Quantity, ...]]:
    """The facts of named inputs, and the quantities that nothing claimed."""
    findings = Findings()
    taken: set[Quantity] = set()
    used: set[tuple[int, int]] = set()
    for one in sorted(_claims(scan, quantities), key=_rank):
        span = (one.match.first, one.match.last)
        if one.quantity in taken or any(a <= span[1] and span[0] <= b for a, b in used):
            continue
        taken.add(one.quantity)
        used.add(span)
        findings.add(_finding(scan, one))
    return findings, tuple(one for one in quantities if one not in taken)


def _claims(scan: Scan, quantities: tuple[Quantity, ...]) -> list[_Claim]:
    units = _units()
    found = []
    for concept in scan.under("input."):
        wanted = units[concept.removeprefix("input.")]
        for match in scan.find(concept):
            for quantity in quantities:
                distance = _distance(scan, quantity, match)
                counted = not quantity.unit and distance == 0
                if distance is not None and (quantity.unit in wanted or counted):
                    found.append(_Claim(distance, quantity, match))
    return found


def _rank(one: _Claim) -> tuple[int, int, int]:
    """Nearest first; of words at one distance the longer phrase, then the order of the text."""
    return one.distance, one.match.start - one.match.end, one.match.start


def _distance(scan: Scan, quantity: Quantity, match: Match) -> int | None:
    """Words between a number and the words of an input; None where they do not belong together."""
    if match.start <= quantity.noun_at < match.end:
        return 0
    if scan.clause(quantity.start) != scan.clause(match.start):
        return None
    low, high = sorted(((quantity.start, quantity.end), (match.start, match.end)))
    between = sum(low[1] <= token.start < high[0] for token in scan.tokens)
    return between + 1 if between < _REACH else None


def _finding(scan: Scan, one: _Claim) -> Findings:
    quantity, name = one.quantity, one.name
    start, end = min(quantity.start, one.match.start), max(quantity.end, one.match.end)
    text = scan.original[start:end]
    values = tuple(
        int(value) if value == value.to_integral_value() else value
        for value in (quantity.value, *quantity.others)
    )
    if len(values) > 1 or quantity.kind == "bound":
        why = "two-readings" if len(values) > 1 else "too-vague"
        return Findings(
            doubts=[Doubt(name, values if why != "too-vague" else (), text, start, end, why)]
        )
    return Findings([Fact(name, values[0], text, start, end, quantity.approximate)])


@cache
def _units() -> dict[str, frozenset[str]]:
    """The units in which each input may be said; raises `VocabularyFaults`."""
    content = read_yaml(_FILE)
    if not isinstance(content, dict):
        raise VocabularyFaults((f"{_FILE.name}: not a mapping",))
    named = {
        concept.removeprefix("input.")
        for concept in lexicon().concepts
        if concept.startswith("input.")
    }
    faults = [f"{_FILE.name}: {name}: no unit is given" for name in sorted(named - set(content))]
    faults += [f"{_FILE.name}: {name}: no words name it" for name in sorted(set(content) - named)]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return {name: frozenset(units) for name, units in content.items()}
