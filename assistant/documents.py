"""The documents as the service shows them: catalog, section tree, verbatim sections, hits."""

from pydantic import BaseModel

from corpus import Hit, Span, load_catalog, section, sections


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


class SectionOut(SectionHead):
    """A section with its verbatim text; offsets are code points of the stored document."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str


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
    body: Span = found_section.body
    head = SectionHead.model_validate(found_section, from_attributes=True)
    return SectionOut(
        **head.model_dump(),
        document=document,
        path=found_section.path,
        start=body.start,
        end=body.end,
        text=body.of(load_catalog()[document].text),
    )


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
