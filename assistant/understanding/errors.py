"""What goes wrong inside this package: only its own data can be broken, never a question."""

from dataclasses import dataclass


@dataclass(eq=False)
class VocabularyFaults(Exception):
    """The vocabulary files cannot be used; all faults at once."""

    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "broken vocabulary:\n" + "\n".join(f"- {fault}" for fault in self.faults)
