"""What can go wrong with the documents, their cards and their index."""

from collections.abc import Sequence
from pathlib import Path


class CorpusError(Exception):
    """Base of every error of this package; its text is meant for people."""


class DataFileError(CorpusError):
    """A data file of the corpus breaks its schema; `faults` lists everything wrong with it."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        self.path = path
        self.faults = tuple(faults)
        super().__init__(f"{path.name}: " + "; ".join(self.faults))


class SourceChangedError(CorpusError):
    """A stored document is not, byte for byte, the one that the catalog describes."""

    def __init__(self, document: str, expected: str, actual: str) -> None:
        self.document = document
        self.expected = expected
        self.actual = actual
        super().__init__(
            f"The stored text of '{document}' is not the catalogued one:"
            f" sha256 {actual[:12]}… instead of {expected[:12]}…"
        )


class UnknownDocumentError(CorpusError, LookupError):
    """No document of the catalog has this id."""

    def __init__(self, document: str, known: Sequence[str]) -> None:
        self.document = document
        self.known = tuple(known)
        super().__init__(f"There is no document '{document}'; known: {', '.join(self.known)}")


class UnknownSectionError(CorpusError, LookupError):
    """The document has no section with this id."""

    def __init__(self, document: str, section: str) -> None:
        self.document = document
        self.section = section
        super().__init__(f"'{document}' has no section '{section}'")


class SpanError(CorpusError):
    """The offsets do not name a piece of the document."""

    def __init__(self, start: int, end: int, length: int) -> None:
        self.start = start
        self.end = end
        self.length = length
        super().__init__(f"{start}–{end} is no piece of a text of {length} characters")


class EmbeddingsUnavailableError(CorpusError):
    """The embedding model of the setting cannot be used here; search can do without it."""

    def __init__(self, setting: str, reason: str) -> None:
        self.setting = setting
        self.reason = reason
        super().__init__(f"The embeddings '{setting}' cannot be used: {reason}")


class IndexDamagedError(CorpusError):
    """The stored vectors are missing, incomplete or not ours; they are to be built again."""

    def __init__(self, folder: Path, reason: str) -> None:
        self.folder = folder
        self.reason = reason
        super().__init__(f"The index in {folder} cannot be used: {reason}")
