"""The documents as the service shows them: catalog, section tree, verbatim sections, hits."""

from pydantic import BaseModel

from calculator import Language
from corpus import (
    Block,
    Hit,
    Kind,
    card,
    load_catalog,
    readable,
    section,
    section_blocks,
    sections,
)


class SectionHead(BaseModel):
    """A section of a document's tree."""

    id: str
    title: str
    level: int
    parent: str | None
    page: int | None
    has_text: bool


class DocumentOut(BaseModel):
    """A document's entry in the catalog, with its section tree."""

    id: str
    title: str
    publisher: str
    rights: str
    language: str
    edition: str
    status: str
    sections: list[SectionHead]


class BlockOut(BaseModel):
    """A paragraph, list item or table row of a section: where it stands, and made readable.

    `cells` are a row's or a header's cells, empty for everything else.
    """

    kind: Kind
    start: int
    end: int
    text: str
    cells: tuple[str, ...] = ()


class Unofficial(BaseModel):
    """What a section says, in our own words in one language; not the publisher's."""

    title: str
    summary: str


class SectionOut(SectionHead):
    """A section with its verbatim text; offsets are code points of the stored document."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    blocks: tuple[BlockOut, ...]
    unofficial: dict[Language, Unofficial]


class SearchHit(BaseModel):
    """A passage that a search found."""

    document: str
    section: str
    path: tuple[str, ...]
    quote: str
    start: int
    end: int
    score: float


def documents() -> list[DocumentOut]:
    """All documents, in order of precedence."""
    return [
        DocumentOut(
            **document.model_dump(include=set(DocumentOut.model_fields)),
            sections=[
                SectionHead.model_validate(head, from_attributes=True)
                for head in sections(document.id)
            ],
        )
        for document in load_catalog().documents
    ]


def section_out(document: str, section_id: str) -> SectionOut:
    """One section; raises the corpus's errors for an unknown document or section."""
    found_section = section(document, section_id)
    text = load_catalog()[document].text
    head = SectionHead.model_validate(found_section, from_attributes=True)
    return SectionOut(
        **head.model_dump(),
        document=document,
        path=found_section.path,
        start=found_section.body.start,
        end=found_section.body.end,
        text=found_section.body.of(text),
        blocks=tuple(_block_out(block, text) for block in section_blocks(found_section)),
        unofficial=_unofficial(document, section_id, found_section.title),
    )


def _block_out(block: Block, text: str) -> BlockOut:
    source = block.span.of(text)
    tabular = block.kind in {Kind.HEADER, Kind.ROW}
    return BlockOut(
        kind=block.kind,
        start=block.span.start,
        end=block.span.end,
        text=readable(source),
        cells=tuple(readable(cell) for cell in source.split("\t")) if tabular else (),
    )


def _unofficial(document: str, section_id: str, title: str) -> dict[Language, Unofficial]:
    known = card(document, section_id)
    if known is None:
        return {}
    return {
        "fi": Unofficial(title=title, summary=known.summary.fi),
        "en": Unofficial(title=known.title.en, summary=known.summary.en),
        "sv": Unofficial(title=known.title.sv, summary=known.summary.sv),
    }


def found(hit: Hit) -> SearchHit:
    """A hit as the service shows it."""
    passage = hit.passage
    return SearchHit(
        document=passage.document,
        section=passage.section,
        path=passage.path,
        quote=passage.quote,
        start=passage.span.start,
        end=passage.span.end,
        score=round(float(hit.score), 4),
    )
