"""Routes of the documents: search, the catalog, verbatim sections."""

from typing import Annotated

from fastapi import APIRouter, Query

from assistant.assistant import Assistant
from assistant.documents import DocumentOut, SearchHit, SectionOut, documents, found, section_out
from assistant.service.problem_responses import problems
from assistant.service.spoken import Spoken


def router(assistant: Assistant) -> APIRouter:
    """`/v1/search` and `/v1/documents`."""
    routes = APIRouter(prefix="/v1", tags=["documents"])

    @routes.get("/search")
    def search(
        q: Annotated[str, Query(min_length=1, max_length=4000)],
        language: Spoken,
        k: Annotated[int, Query(ge=1, le=50)] = 10,
    ) -> list[SearchHit]:
        """The best passages for a query."""
        return [found(hit) for hit in assistant.search(q, language, k)]

    @routes.get("/documents")
    def list_documents() -> list[DocumentOut]:
        """The documents with their sections."""
        return documents()

    @routes.get("/documents/{document}/sections/{section:path}", responses=problems(404))
    def read_section(document: str, section: str) -> SectionOut:
        """One section's verbatim text, with offsets into the document."""
        return section_out(document, section)

    return routes
