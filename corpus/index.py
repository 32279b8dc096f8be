"""The index of the corpus: search, with the evidence for each passage found."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.cards import load_cards
from corpus.catalog import Language, Status, load_catalog
from corpus.embeddings import BUNDLED, CorpusEmbeddings, load_embeddings
from corpus.errors import EmbeddingsUnavailableError
from corpus.lexical_evidence import CardWords, PassageWords
from corpus.passages import Passage, passages
from corpus.ranking import Scores, best_by_section, fused, stretched
from corpus.store import VectorStore, open_store, store_fault
from corpus.vectors import card_texts, count_missing, passage_texts, vectors_of

# The shares of the kinds of evidence; where one is missing the others keep theirs.
_PASSAGE_WORDS, _PASSAGE_MEANING = 0.5, 0.5
_CARD_WORDS, _CARD_MEANING = 0.5, 0.5
# A local or outdated document must be ahead of the current ones by this much of the range.
_AHEAD = 0.25
_PASSAGES_A_SECTION = 3
# The store is asked for so many of the nearest texts; the rest count as far as the last of them.
_NEAREST = 150


@dataclass(frozen=True)
class Hit:
    """A passage found, and how strong the evidence is.

    Hits come section by section, best first, and inside a section passage by passage;
    `section_rank` counts sections from 1. `score` is the section's, from 0 to 1, relative to the
    other sections. `lexical` (the share of the question's words found, 0 to 1) and `dense` (the
    cosine similarity, None without embeddings) are absolute, each the better of the passage's
    and its section's card: whether the documents answer at all can be told from them.
    """

    passage: Passage
    score: float
    lexical: float
    dense: float | None
    section_rank: int


@dataclass(frozen=True)
class _Evidence:
    """The scores of one kind of evidence for each passage and each sentence of a card."""

    passages: Scores
    cards: Scores


class Index:
    """Search over passages and cards; it may be shared between threads.

    `notice` says why search goes by words alone, None where it does not.
    """

    def __init__(
        self,
        embeddings: CorpusEmbeddings | None = None,
        store: VectorStore | None = None,
        notice: str | None = None,
    ) -> None:
        self.notice = notice
        self._embeddings = embeddings
        self._store = store
        self._passages = passages()
        texts = (*passage_texts(), *card_texts())
        keys = list(dict.fromkeys((text.document, text.section) for text in texts))
        numbers = {key: number for number, key in enumerate(keys)}
        section_of = np.array([numbers[text.document, text.section] for text in texts])
        self._section_of_passage, self._section_of_card = np.split(
            section_of, [len(self._passages)]
        )
        self._place = {text.id: place for place, text in enumerate(texts)}
        status = {document.id: document.status for document in load_catalog().documents}
        self._handicap = np.array(
            [0.0 if status[document] is Status.CURRENT else _AHEAD for document, _ in keys],
            dtype=np.float32,
        )
        self._passage_words = PassageWords([text.words for text in passage_texts()])
        self._card_words = CardWords(
            [said for card in load_cards().values() for said in card.texts()]
        )

    def search(self, query: str, language: Language, k: int = 5) -> list[Hit]:
        """Find the passages of the `k` best sections, at most three of each.

        `language` is the question's. An empty question finds nothing.
        """
        if not query.strip():
            return []
        words = _Evidence(
            self._passage_words.scores(query, language), self._card_words.scores(query, language)
        )
        meaning = self._meaning(query)
        return self._ranked(words, meaning, k)

    def close(self) -> None:
        """Release the vector store's files."""
        if self._store:
            self._store.close()

    def _meaning(self, query: str) -> _Evidence | None:
        if self._embeddings is None or self._store is None:
            return None
        nearest = self._store.nearest(self._embeddings.query(query), _NEAREST)
        scores = np.full(len(self._place), nearest[-1][1], dtype=np.float32)
        for identity, similarity in nearest:
            scores[self._place[identity]] = similarity
        return _Evidence(*np.split(scores, [len(self._passages)]))

    def _ranked(self, words: _Evidence, meaning: _Evidence | None, k: int) -> list[Hit]:
        of_passages = fused(
            [(_PASSAGE_WORDS, stretched(words.passages))]
            + ([(_PASSAGE_MEANING, stretched(meaning.passages))] if meaning else [])
        )
        of_sections = (
            fused(
                [
                    (_PASSAGE_WORDS, stretched(self._by_section(words.passages))),
                    (_CARD_WORDS, stretched(self._by_section_card(words.cards))),
                ]
                + (
                    [
                        (_PASSAGE_MEANING, stretched(self._by_section(meaning.passages))),
                        (_CARD_MEANING, stretched(self._by_section_card(meaning.cards))),
                    ]
                    if meaning
                    else []
                )
            )
            - self._handicap
        )
        hits: list[Hit] = []
        for rank, section in enumerate(np.argsort(-of_sections, kind="stable")[:k], start=1):
            inside = np.flatnonzero(self._section_of_passage == section)
            best = inside[np.argsort(-of_passages[inside], kind="stable")][:_PASSAGES_A_SECTION]
            hits.extend(
                Hit(
                    passage=self._passages[place],
                    score=max(0.0, float(of_sections[section])),
                    lexical=self._strongest(words, place, section),
                    dense=self._strongest(meaning, place, section) if meaning else None,
                    section_rank=rank,
                )
                for place in best
            )
        return hits

    def _by_section(self, scores: Scores) -> Scores:
        return best_by_section(scores, self._section_of_passage, len(self._handicap))

    def _by_section_card(self, scores: Scores) -> Scores:
        return best_by_section(scores, self._section_of_card, len(self._handicap))

    def _strongest(self, evidence: _Evidence, place: int, section: int) -> float:
        of_card = evidence.cards[self._section_of_card == section]
        return float(max(evidence.passages[place], of_card.max(initial=0.0)))


def open_index(directory: Path, embeddings: str = BUNDLED, *, progress: bool = False) -> Index:
    """Open the index kept under `directory`, building what is missing, changed or damaged.

    `embeddings` is `bundled`, `none` or `sentence-transformers:<model name or folder>`. Where
    the bundled model cannot be used the index goes by words alone, and its `notice` says so;
    any other model that cannot be used raises `EmbeddingsUnavailableError`.
    """
    try:
        model = load_embeddings(embeddings)
    except EmbeddingsUnavailableError as error:
        if embeddings != BUNDLED:
            raise
        return Index(notice=f"{error}; search goes by words alone")
    if model is None:
        return Index(notice="No embeddings are set; search goes by words alone")
    texts = (*passage_texts(), *card_texts())
    vectors = vectors_of(texts, model, directory, progress=progress)
    store = open_store(directory, [text.id for text in texts], vectors)
    return Index(model, store)


def index_fault(directory: Path, embeddings: str = BUNDLED) -> str | None:
    """What is wrong with the index under `directory`, or None where `open_index` builds nothing.

    Raises `EmbeddingsUnavailableError`.
    """
    model = load_embeddings(embeddings)
    if model is None:
        return None
    texts = (*passage_texts(), *card_texts())
    missing = count_missing(texts, model.name, directory)
    if missing:
        return f"{missing} of {len(texts)} texts are not embedded yet"
    vectors = vectors_of(texts, model, directory, progress=False)
    return store_fault(directory, [text.id for text in texts], vectors)
