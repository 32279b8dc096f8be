"""What has changed since the documents were written: told beside the pieces that it concerns."""

import re
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import model_validator

from corpus.catalog import load_catalog
from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError, UnknownDocumentError, UnknownSectionError
from corpus.quotes import normalise
from corpus.sections import section

STALE = HERE / "stale.yaml"


class _Texts(Record):
    fi: str
    en: str
    sv: str

    @model_validator(mode="after")
    def _no_figures(self) -> Self:
        if re.search(r"\d", f"{self.fi}{self.en}{self.sv}"):
            raise ValueError("a figure in the text would need a source of its own")
        return self


class Stale(Record):
    """A part of a document that is no longer so, and what a reader has to know about it."""

    name: str
    document: str
    sections: tuple[str, ...]
    pattern: str
    text: _Texts


class _StaleFile(Record):
    stale: tuple[Stale, ...]


@cache
def load_stale(path: Path = STALE) -> tuple[Stale, ...]:
    """Read the stale parts; raises `DataFileError` with each that is not found in its sections."""
    parts = read_record(path, _StaleFile).stale
    faults = [
        f"{part.name}: nothing in {part.document} {place} is like '{part.pattern}'"
        for part in parts
        for place in part.sections
        if not _is_found(part, place)
    ]
    if faults:
        raise DataFileError(path, faults)
    return parts


def stale_parts(document: str, section_id: str, quote: str) -> tuple[Stale, ...]:
    """What has changed about a quoted piece of a section."""
    return tuple(
        part
        for part in load_stale()
        if part.document == document
        and section_id in part.sections
        and re.search(part.pattern, quote)
    )


def _is_found(part: Stale, place: str) -> bool:
    try:
        body = section(part.document, place).body
        text = load_catalog()[part.document].text
        return bool(re.search(part.pattern, normalise(body.of(text))))
    except (UnknownDocumentError, UnknownSectionError, re.error):
        return False
