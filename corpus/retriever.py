"""Search behind LangChain's retriever interface."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.cards import card
from corpus.catalog import Language, load_catalog
from corpus.index import Hit, Index
from corpus.quotes import normalise
from corpus.sections import section


class Retriever(BaseRetriever):
    """Finds passages for a question in `language`, of the `k` best sections."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    language: Language = "fi"
    k: int = 5

    def search(
        self, query: str, language: Language | None = None, k: int | None = None
    ) -> list[Hit]:
        """Search with types; see `Index.search`."""
        return self.index.search(query, language or self.language, k or self.k)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain's signature
    ) -> list[LangChainDocument]:
        return [_document(hit) for hit in self.search(query)]


def _document(hit: Hit) -> LangChainDocument:
    """A hit as LangChain passes it on; the content is the exact quote."""
    passage = hit.passage
    source = load_catalog()[passage.document]
    of_section = section(passage.document, passage.section)
    section_card = card(passage.document, passage.section)
    return LangChainDocument(
        id=passage.id,
        page_content=passage.quote,
        metadata={
            "document": passage.document,
            "document_title": source.title,
            "status": source.status.value,
            "precedence": source.precedence,
            "section": passage.section,
            "title": of_section.title,
            "title_en": section_card.title.en if section_card else None,
            "title_sv": section_card.title.sv if section_card else None,
            "path": list(passage.path),
            "page": of_section.page,
            "kind": passage.kind.value,
            "start": passage.span.start,
            "end": passage.span.end,
            "context": [
                {"quote": normalise(span.of(source.text)), "start": span.start, "end": span.end}
                for span in passage.context
            ],
            "score": hit.score,
            "lexical": hit.lexical,
            "dense": hit.dense,
            "section_rank": hit.section_rank,
        },
    )
