"""The section tree of a document."""

from dataclasses import dataclass
from functools import cache

from corpus.blocks import Block, blocks
from corpus.catalog import load_catalog
from corpus.errors import UnknownSectionError
from corpus.headings import Heading, furniture, headings
from corpus.quotes import locate
from corpus.spans import Span


@dataclass(frozen=True)
class Section:
    """A heading and the text directly under it, up to the next heading of any depth.

    `path` are the titles from the outermost heading down to this one. `page` is the printed
    start page of the nearest heading that the table of contents lists, None outside the guide.
    `body` is empty where only deeper headings follow.
    """

    document: str
    id: str
    title: str
    level: int
    parent: str | None
    path: tuple[str, ...]
    page: int | None
    heading: Span
    body: Span

    @property
    def has_text(self) -> bool:
        """Say whether any text stands directly under the heading."""
        return self.body.start < self.body.end


@cache
def sections(document: str) -> tuple[Section, ...]:
    """List the document's sections in their order; raises `UnknownDocumentError`."""
    source = load_catalog()[document]
    found = headings(source)
    built: list[Section] = []
    open_sections: list[Section] = []
    ends = [heading.span.start for heading in found[1:]] + [len(source.text)]
    for heading, end in zip(found, ends, strict=True):
        while open_sections and open_sections[-1].level >= heading.level:
            open_sections.pop()
        parent = open_sections[-1] if open_sections else None
        body = _body(source.text, Span(heading.span.end, end), furniture(source))
        built.append(_section(document, heading, parent, body))
        open_sections.append(built[-1])
    return tuple(built)


def section(document: str, section_id: str) -> Section:
    """Find one section by id; raises `UnknownDocumentError` or `UnknownSectionError`."""
    for candidate in sections(document):
        if candidate.id == section_id:
            return candidate
    raise UnknownSectionError(document, section_id)


def section_blocks(found: Section) -> tuple[Block, ...]:
    """Cut a section's own text into its paragraphs, list items and table rows, in order."""
    source = load_catalog()[found.document]
    return blocks(source.text, found.body, furniture(source))


def find_quote(document: str, section_id: str, quote: str) -> Span | None:
    """Find the place of a quote inside a section, under the normalisation of `quotes`."""
    return locate(load_catalog()[document].text, section(document, section_id).body, quote)


def _section(document: str, heading: Heading, parent: Section | None, body: Span) -> Section:
    page = heading.page
    if page is None and parent is not None:
        page = parent.page
    return Section(
        document=document,
        id=heading.id,
        title=heading.title,
        level=heading.level,
        parent=parent.id if parent else None,
        path=(*(parent.path if parent else ()), heading.title),
        page=page,
        heading=heading.span,
        body=body,
    )


def _body(text: str, piece: Span, left_out: frozenset[str]) -> Span:
    """Trim white space and the web page's own lines off both ends."""
    trimmed = piece.trimmed(text)
    while trimmed.start < trimmed.end:
        first, _, _ = trimmed.of(text).partition("\n")
        last = trimmed.of(text).rpartition("\n")[2]
        if first.strip() in left_out:
            trimmed = Span(trimmed.start + len(first), trimmed.end).trimmed(text)
        elif last.strip() in left_out:
            trimmed = Span(trimmed.start, trimmed.end - len(last)).trimmed(text)
        else:
            break
    return trimmed
