"""The catalog of the stored documents: what each is, and its verbatim text."""

import hashlib
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from corpus.data_files import HERE, Record, read_record
from corpus.errors import SourceChangedError, UnknownDocumentError

SOURCES = HERE / "sources"

Language = Literal["fi", "en", "sv"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Status(StrEnum):
    """How far a document's word goes today."""

    CURRENT = "current"
    OUTDATED = "outdated"
    LOCAL = "local"


class Period(Record):
    """The days, first and last included, that a document's rules are about."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the period ends {self.end}, before it starts {self.start}")
        return self


class Document(Record):
    """One stored document; `text` is its verbatim content, checked against `sha256`.

    A question names it by a word that begins like one of `asked_as`.
    """

    id: str
    title: str
    publisher: str
    rights: str
    language: Language
    edition: str
    updated: date | None = None
    status: Status
    precedence: int = Field(ge=1)
    contract_period: Period | None = None
    calls_closed: date | None = None
    asked_as: tuple[str, ...] = ()
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    @property
    def text(self) -> str:
        """The whole document, exactly as stored; offsets count its code points."""
        return _verified_text(self.id, self.sha256)


class Catalog(Record):
    """All documents, in order of precedence."""

    documents: tuple[Document, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        faults = [
            f"the {field} '{value}' is given twice"
            for field in ("id", "precedence")
            for value in _repeated([str(getattr(document, field)) for document in self.documents])
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def __getitem__(self, document: str) -> Document:
        """Find a document by id; raises `UnknownDocumentError`."""
        for candidate in self.documents:
            if candidate.id == document:
                return candidate
        raise UnknownDocumentError(document, [known.id for known in self.documents])


def _repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})


@cache
def _verified_text(document: str, sha256: str) -> str:
    content = (SOURCES / f"{document}.txt").read_bytes()
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256:
        raise SourceChangedError(document, sha256, actual)
    return content.decode("utf-8")


@cache
def load_catalog() -> Catalog:
    """Read `sources/catalog.yaml`, verify every document, and put them in order of precedence.

    Raises `DataFileError` or `SourceChangedError`.
    """
    catalog = read_record(SOURCES / "catalog.yaml", Catalog)
    for document in catalog.documents:
        _verified_text(document.id, document.sha256)
    ordered = sorted(catalog.documents, key=lambda document: document.precedence)
    return Catalog(documents=tuple(ordered))
