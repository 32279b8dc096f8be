"""The documents, and how they become a searchable, citable index.

What needs heavy libraries (search, embeddings, Chroma) is imported on first use, so that a
calculation that only cites a rate's passage starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.blocks import Block, Kind
from corpus.cards import Card, card, load_cards
from corpus.catalog import Catalog, Document, Language, Period, Status, load_catalog
from corpus.errors import (
    CorpusError,
    DataFileError,
    EmbeddingsUnavailableError,
    IndexDamagedError,
    SourceChangedError,
    SpanError,
    UnknownDocumentError,
    UnknownSectionError,
)
from corpus.exceptions import RuleAndException, pairs_with
from corpus.familiar import unfamiliar_words
from corpus.passages import Passage, passages, section_passages
from corpus.quotes import normalise, quote, verify
from corpus.readable import readable
from corpus.sections import Section, find_quote, section, section_blocks, sections
from corpus.spans import Span
from corpus.stale import Stale, stale_parts

if TYPE_CHECKING:
    from corpus.index import PARTS, Hit, Index, index_fault, open_index
    from corpus.retriever import Retriever
    from corpus.sentence_transformers_folder import make_sentence_transformers_folder
    from corpus.vectors import remake_shipped
    from corpus.vocabulary import Term, expand, load_vocabulary
    from corpus.wording import worded_as_covered

__all__ = [
    "PARTS",
    "Block",
    "Card",
    "Catalog",
    "CorpusError",
    "DataFileError",
    "Document",
    "EmbeddingsUnavailableError",
    "Hit",
    "Index",
    "IndexDamagedError",
    "Kind",
    "Language",
    "Passage",
    "Period",
    "Retriever",
    "RuleAndException",
    "Section",
    "SourceChangedError",
    "Span",
    "SpanError",
    "Stale",
    "Status",
    "Term",
    "UnknownDocumentError",
    "UnknownSectionError",
    "card",
    "expand",
    "find_quote",
    "index_fault",
    "load_cards",
    "load_catalog",
    "load_vocabulary",
    "make_sentence_transformers_folder",
    "normalise",
    "open_index",
    "pairs_with",
    "passages",
    "quote",
    "readable",
    "remake_shipped",
    "section",
    "section_blocks",
    "section_passages",
    "sections",
    "stale_parts",
    "unfamiliar_words",
    "verify",
    "worded_as_covered",
]

_LATER = {
    "PARTS": "index",
    "Hit": "index",
    "Index": "index",
    "index_fault": "index",
    "open_index": "index",
    "Retriever": "retriever",
    "make_sentence_transformers_folder": "sentence_transformers_folder",
    "remake_shipped": "vectors",
    "Term": "vocabulary",
    "expand": "vocabulary",
    "load_vocabulary": "vocabulary",
    "worded_as_covered": "wording",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'corpus' has no attribute '{name}'")
    return getattr(import_module(f"corpus.{_LATER[name]}"), name)
