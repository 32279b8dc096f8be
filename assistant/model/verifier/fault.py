"""What is wrong with a draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason against a draft: a stable code, and what to repair, in English for the model."""

    code: str
    text: str
