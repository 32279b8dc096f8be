"""A model's draft, verified and put into words: slots become figures, markers citations."""

from dataclasses import dataclass

from assistant.citations import Citations
from assistant.model.materials import Materials
from assistant.model.verifier import Fault
from calculator import Language


@dataclass(frozen=True, slots=True)
class Prose:
    """Verified prose: Markdown paragraphs with citation markers, the citations, the slots used."""

    paragraphs: tuple[str, ...]
    citations: Citations
    used: frozenset[str]


class Rejected(Exception):  # a verdict, not an error
    """A draft that must not be sent, with everything that is wrong with it."""

    def __init__(self, reasons: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(fault.text for fault in reasons))
        self.reasons = reasons


def render(draft: str, materials: Materials, language: Language, question: str) -> Prose:
    """Verify a draft and fill its slots and markers.

    Raises `Rejected` with every fault, each told in English for the model to repair.
    """
    raise NotImplementedError
