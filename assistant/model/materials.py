"""What a turn found, as a language model may see and use it: figures and passages as slots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.model.slots import Slot
from assistant.turn import Finding
from calculator import Language
from corpus import Passage


@dataclass(frozen=True, slots=True)
class Materials:
    """The figures and passages of one turn by their opaque names, and the text a model is shown.

    `slots` has the names `a1`, `f1` …, `passages` the ids `p1` …
    """

    language: Language
    slots: Mapping[str, Slot]
    passages: Mapping[str, Passage]
    data: str

    def as_data(self) -> str:
        """The findings as text for a model: every figure a slot, every passage fenced as data."""
        return self.data


def gather(findings: Sequence[Finding], language: Language) -> Materials:
    """Name the figures and passages of a turn's findings, in their order."""
    raise NotImplementedError
