"""Inputs that are one of a few, said in words: the degree cycle, the cause, the kind of host.

`choice.<input>.<value>` in the vocabulary; two values said are a doubt.
"""

from assistant.understanding.fact import Fact, Findings
from assistant.understanding.negation import denied
from assistant.understanding.scan import Scan


def read_choices(scan: Scan) -> Findings:
    """One fact for every choice that is said and not denied."""
    findings = Findings()
    for concept in sorted(scan.under("choice.")):
        _, name, value = concept.split(".")
        for match in scan.find(concept)[:1]:
            if not denied(scan, match):
                text = scan.original[match.start : match.end]
                findings.facts.append(Fact(name, value, text, match.start, match.end))
    return findings
