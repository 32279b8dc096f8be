"""The subjects that have words of their own: which calculators a question may be for, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.lexicon import lexicon
from assistant.understanding.scan import Scan
from assistant.understanding.yaml_file import read_yaml
from calculator import names

_FILE = Path(__file__).parent / "topics.yaml"
_OPTIONAL = {"parts", "beside", "unclaimed", "yields_to", "counts", "sums_from"}


@dataclass(frozen=True, slots=True)
class Subject:
    """One calculator: the facts that make a case of it, and its main input by unit.

    `parts` are counts that may or may not be among the participants counted; `beside` is a concept
    with which the words of `beside.<name>` name it; `unclaimed` are inputs that a number may be of
    which no words claim; a mention of the concept `yields_to` outside its own words wins over them.
    `sums_from` is the smallest number that is one of euros beside words of its sums.
    `counts` is there where it gives a number of months or hours: facts enough to ask for the rest.
    """

    name: str
    case: tuple[str, ...]
    main: Mapping[str, str]
    parts: tuple[str, ...] = ()
    beside: str = ""
    unclaimed: tuple[str, ...] = ()
    yields_to: str = ""
    counts: tuple[str, ...] | None = None
    sums_from: int = 1_000

    @property
    def inputs(self) -> frozenset[str]:
        """The inputs of which a case is made."""
        return frozenset(name for needed in self.case for name in needed.split())

    def is_named(self, scan: Scan) -> bool:
        """Whether its own words stand in the question, or those beside the word it goes with."""
        if own := scan.find(f"topic.{self.name}"):
            rivals = scan.find(self.yields_to) if self.yields_to else ()
            return all(any(a.start <= b.start and b.end <= a.end for a in own) for b in rivals)
        return bool(self.beside) and scan.has(self.beside) and scan.has(f"beside.{self.name}")

    def keeps(self, scan: Scan, other: "Subject") -> bool:
        """Whether words of another subject of the same count are of this one while it is spoken of.

        Support for organising is a BIP's, too, unless its own name is said.
        """
        return bool(self.yields_to) and self.main == other.main and not scan.has(self.yields_to)

    def is_case(self, facts: Iterable[str]) -> bool:
        """Whether what is known is enough to compute, or to ask for the rest."""
        known = set(facts)
        return any(set(needed.split()) <= known for needed in self.case)


def subjects(scan: Scan) -> tuple[Subject, ...]:
    """The subjects whose words stand in the question, in order of precedence."""
    return tuple(one for one in _subjects() if one.is_named(scan))


def subject_of(calculator: str) -> Subject | None:
    """The subject of a calculator; None for one without words of its own, as the mobilities."""
    return next((one for one in _subjects() if one.name == calculator), None)


@cache
def _subjects() -> tuple[Subject, ...]:
    content = read_yaml(_FILE)
    if not isinstance(content, dict):
        raise VocabularyFaults((f"{_FILE.name}: not a mapping",))
    known, calculators = lexicon().concepts, set(names())
    faults = [
        f"{_FILE.name}: no calculator is called {one}" for one in content.keys() - calculators
    ]
    faults += [
        f"{_FILE.name}: no words name {one}" for one in content if f"topic.{one}" not in known
    ]
    faults += [
        f"{_FILE.name}: {name}: case and main are needed"
        for name, row in content.items()
        if not isinstance(row, dict) or set(row) - _OPTIONAL != {"case", "main"}
    ]
    faults += [
        f"{_FILE.name}: {name}: there is no concept {row['yields_to']}"
        for name, row in content.items()
        if "yields_to" in row and row["yields_to"] not in known
    ]
    faults += [
        f"{_FILE.name}: no words stand beside {name}"
        for name, row in content.items()
        if "beside" in row and not {f"beside.{name}", row["beside"]} <= known
    ]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return tuple(
        Subject(
            name,
            tuple(row["case"]),
            dict(row["main"]),
            tuple(row.get("parts", ())),
            row.get("beside", ""),
            tuple(row.get("unclaimed", ())),
            row.get("yields_to", ""),
            tuple(row["counts"]) if "counts" in row else None,
            int(row.get("sums_from", 1_000)),
        )
        for name, row in content.items()
    )
