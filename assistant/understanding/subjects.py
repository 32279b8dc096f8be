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


@dataclass(frozen=True, slots=True)
class Subject:
    """One calculator: the facts that make a case of it, and its main input by unit.

    `parts` are counts that may or may not be among the participants counted.
    """

    name: str
    case: tuple[str, ...]
    main: Mapping[str, str]
    parts: tuple[str, ...] = ()

    def is_case(self, facts: Iterable[str]) -> bool:
        """Whether what is known is enough to compute, or to ask for the rest."""
        known = set(facts)
        return any(set(needed.split()) <= known for needed in self.case)


def subjects(scan: Scan) -> tuple[Subject, ...]:
    """The subjects whose words stand in the question, in order of precedence."""
    return tuple(one for one in _subjects() if scan.has(f"topic.{one.name}"))


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
        if not isinstance(row, dict) or set(row) - {"parts"} != {"case", "main"}
    ]
    if faults:
        raise VocabularyFaults(tuple(faults))
    return tuple(
        Subject(name, tuple(row["case"]), dict(row["main"]), tuple(row.get("parts", ())))
        for name, row in content.items()
    )
