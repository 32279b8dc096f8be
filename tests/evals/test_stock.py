"""The retrievers that a user would pick instead."""

from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from corpus import passages
from evals.questions import GUIDE, Source
from evals.stock import keyword_search, langchain_bm25, langchain_chroma, nearest_passage

FINAL_REPORT = Source(document=GUIDE, section="4.7.3")


class Letters(Embeddings):
    """Embeds a text by how often it holds a few letters; counts how many passages it was given."""

    embedded = 0

    def embed_query(self, text: str) -> list[float]:
        return [float(text.count(letter)) + 1 for letter in "aeiouäö"]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self.embed_query(text) for text in texts]


def test_a_keyword_search_finds_the_section_that_holds_the_words() -> None:
    found = keyword_search()("loppuraportti toimitetaan joulukuussa 15.12.2023", "fi", 5)
    assert FINAL_REPORT in found


# The package says that it is no longer maintained; it is still the BM25 that LangChain has.
@pytest.mark.filterwarnings("ignore:`langchain-community`:DeprecationWarning")
def test_langchains_bm25_gives_each_section_once() -> None:
    found = langchain_bm25()("Loppuraportit arvioidaan ja pisteytetään", "fi", 10)
    assert FINAL_REPORT in found
    assert len(found) == len(set(found)) == 10


def test_the_embedding_alone_searches_the_passages(tmp_path: Path) -> None:
    embeddings = Letters()
    found = nearest_passage(embeddings, tmp_path)("loppuraportti", "fi", 5)
    assert embeddings.embedded == len(passages())
    assert len(found) == len(set(found)) == 5


def test_vectors_are_made_once_and_kept(tmp_path: Path) -> None:
    embeddings = Letters()
    first = langchain_chroma(embeddings, tmp_path)("loppuraportti", "fi", 5)
    made = embeddings.embedded
    again = langchain_chroma(embeddings, tmp_path)("loppuraportti", "fi", 5)
    assert made == embeddings.embedded > 100
    assert list(first) == list(again)
    assert len(first) == 5
