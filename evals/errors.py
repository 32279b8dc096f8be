"""What can go wrong in an evaluation."""

from collections.abc import Sequence
from pathlib import Path


class EvalError(Exception):
    """Base of every error of this package; its text is meant for people."""


class DataFileError(EvalError):
    """A file of questions or margins breaks its schema; `faults` lists everything wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class NoQuestionsError(EvalError):
    """The set, or what the filter leaves of it, holds no question."""

    def __init__(self, chosen: str, wanted: str | None) -> None:
        self.chosen = chosen
        self.wanted = wanted
        kept = f" that match '{wanted}'" if wanted else ""
        super().__init__(f"The set '{chosen}' holds no questions{kept}")


class UnreadableRunError(EvalError):
    """A folder does not hold a finished run."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"{folder} holds no finished run: {reason}")


class SetChangedError(EvalError):
    """Two results were not made from the same questions, so they cannot be set side by side."""

    def __init__(self, this: str, other: str) -> None:
        self.this = this
        self.other = other
        super().__init__(
            f"Made from different questions ({this[:12]}… and {other[:12]}…): run both again"
        )


class UnusableSettingsError(EvalError):
    """The assistant does not start with these settings, or with the model that was named."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(f"The assistant cannot be asked with these settings: {problem}")


class ServiceError(EvalError):
    """The running service did not give an answer."""

    def __init__(self, url: str, problem: str) -> None:
        self.url = url
        self.problem = problem
        super().__init__(f"{url}: {problem}")
