"""The headings of a document: those of the guide by number, the others' from a data file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.catalog import Document
from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError
from corpus.quotes import normalise
from corpus.readable import mended
from corpus.spans import Span

_CONTENTS = "Sisällysluettelo"
_FIRST_HEADING = "LUKIJALLE"
_UNNUMBERED = re.compile(r"(?P<id>lukijalle|yhteystiedot|liite \d+)\b\.?\s*(?P<title>.*)", re.I)
_NUMBERED = re.compile(r"(?P<id>\d+(?:\.\d+)*)\.\s+(?P<title>\S.*)")
_CONTENTS_PAGE = re.compile(r"(?P<heading>.+?)[\s.]*\s*(?P<page>\d+)")
_EMPHASIS = re.compile(r"\*+")


@dataclass(frozen=True)
class Heading:
    """A heading where it stands; `page` only where the table of contents lists it."""

    id: str
    title: str
    level: int
    page: int | None
    span: Span


@dataclass(frozen=True)
class _Listed:
    title: str
    page: int


class _NamedHeading(Record):
    text: str
    level: int
    id: str | None = None


class _NamedHeadings(Record):
    document: str
    headings: tuple[_NamedHeading, ...]
    furniture: tuple[str, ...] = ()


class _HeadingsFile(Record):
    documents: tuple[_NamedHeadings, ...]


def headings(document: Document) -> tuple[Heading, ...]:
    """Find the document's headings, in their order."""
    named = _named().get(document.id)
    found = _as_listed(document, named) if named else _by_number(document.text)
    return tuple(found)


def furniture(document: Document) -> frozenset[str]:
    """Name the lines that belong to the web page the document was taken from, not to its text."""
    named = _named().get(document.id)
    return frozenset(named.furniture) if named else frozenset()


def _lines(text: str, start: int = 0) -> Iterator[tuple[Span, str]]:
    position = start
    for line in text[start:].splitlines(keepends=True):
        yield Span(position, position + len(line)).trimmed(text), line.strip()
        position += len(line)


def _parse(line: str) -> tuple[str, str] | None:
    """Read a heading line as id and title."""
    plain = _EMPHASIS.sub("", line)
    numbered = _NUMBERED.fullmatch(plain)
    if numbered:
        return numbered["id"], numbered["title"]
    unnumbered = _UNNUMBERED.fullmatch(plain)
    if unnumbered:
        identity = unnumbered["id"].capitalize()
        return identity, unnumbered["title"] or identity
    return None


def _contents(text: str) -> dict[str, _Listed]:
    """Read the table of contents: id to title and printed start page."""
    listed: dict[str, _Listed] = {}
    for line in text[text.index(_CONTENTS) : text.index(_FIRST_HEADING)].splitlines():
        entry = _CONTENTS_PAGE.fullmatch(line.strip())
        parsed = _parse(entry["heading"]) if entry else None
        if entry and parsed:
            listed[parsed[0]] = _Listed(mended(normalise(parsed[1])), int(entry["page"]))
    return listed


def _by_number(text: str) -> Iterator[Heading]:
    """Find the guide's headings: listed in the table of contents, or one step below such a one.

    A numbered list item looks alike, but its number does not continue the numbers before it.
    """
    contents = _contents(text)
    latest: tuple[int, ...] = ()
    for span, line in _lines(text, text.index(_FIRST_HEADING)):
        parsed = _parse(line)
        if not parsed:
            continue
        identity, title = parsed
        parent = identity.rpartition(".")[0]
        if identity not in contents and parent not in contents:
            continue
        if identity[0].isdigit():
            number = tuple(int(part) for part in identity.split("."))
            if number <= latest:
                continue
            latest = number
        elif line != line.upper():
            continue  # a mention of an annex in running text
        listed = contents.get(identity)
        yield Heading(
            id=identity,
            title=listed.title if listed else mended(normalise(title)),
            level=identity.count(".") + 1,
            page=listed.page if listed else None,
            span=span,
        )


def _as_listed(document: Document, named: _NamedHeadings) -> Iterator[Heading]:
    """Find each named heading on a line of its own, after the one before it."""
    lines = iter(_lines(document.text))
    for heading in named.headings:
        for span, line in lines:
            if normalise(line) == heading.text:
                identity = heading.id or heading.text
                yield Heading(identity, heading.text.lstrip("• "), heading.level, None, span)
                break
        else:
            raise DataFileError(
                HERE / "headings.yaml", [f"'{document.id}' has no further line '{heading.text}'"]
            )


@cache
def _named() -> dict[str, _NamedHeadings]:
    listed = read_record(HERE / "headings.yaml", _HeadingsFile).documents
    return {document.document: document for document in listed}
