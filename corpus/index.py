"""The index of the corpus: search, with the evidence for each passage found."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.cards import load_cards
from corpus.catalog import Language
from corpus.embeddings import BUNDLED, CorpusEmbeddings, Vectors, load_embeddings
from corpus.errors import EmbeddingsUnavailableError
from corpus.figures import Figures
from corpus.lexical_evidence import CardWords, DocumentWords
from corpus.passages import Passage, passages
from corpus.precedence import Precedence
from corpus.ranking import Scores, best_by_section, fused, stretched
from corpus.sections import section
from corpus.store import Shelves, VectorStore, open_store, store_fault
from corpus.vectors import (
    all_texts,
    beyond_texts,
    card_texts,
    count_missing,
    passage_texts,
    vectors_of,
)

PARTS = ("words", "ngrams", "vocabulary", "meaning", "cards", "headings", "figures", "precedence")
"""What the ranking is made of, and what each search can do without: the words of the question
as stems, their pieces and their translation (all three go with `words`), the embeddings, the
cards, the headings, the figures asked for, and the order among the documents."""

# What the parts of a section count, by words and by meaning alike; headings by words only.
_PASSAGES = 0.5
_CARDS = 0.5
_HEADINGS = 0.2
# What a figure that was asked for counts among the passages of a section.
_FIGURES = 1.0
_PASSAGES_A_SECTION = 3
# The store is asked for so many of the nearest passages and of the nearest sentences of cards.
_NEAREST = 60
# The shelves of the store.
_TEXTS = "passages"
_ASKED = "cards"


@dataclass(frozen=True)
class Hit:
    """A passage found, and how strong the evidence is.

    Hits come section by section, best first, and inside a section passage by passage;
    `section_rank` counts sections from 1. `score` is the section's, from 0 to 1, relative to the
    other sections. `lexical` (the share of the question's words found, 0 to 1) and `dense` (the
    cosine similarity, None without embeddings) are absolute, each the better of the passage's
    and its section's card: whether the documents answer at all can be told from them. `standing`
    is the passage's own, from 0 to 1, relative to all other passages, cards left aside. `beyond`
    is the question's similarity to the nearest one that no document answers, see `corpus.beyond`.
    """

    passage: Passage
    score: float
    lexical: float
    dense: float | None
    section_rank: int
    standing: float
    beyond: float | None


@dataclass(frozen=True)
class _Nearness:
    """What a question's vector says: of sections, of every passage, of what lies beyond."""

    evidence: "_Evidence"
    passages: Scores
    beyond: float


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
        vectors: tuple[Vectors, Vectors] | None = None,
        notice: str | None = None,
    ) -> None:
        self.notice = notice
        self._vectors = vectors
        self._embeddings = embeddings
        self._store = store
        self._passages = passages()
        texts = (*passage_texts(), *card_texts())
        keys = list(dict.fromkeys((text.document, text.section) for text in texts))
        self._sections = len(keys)
        numbers = {key: number for number, key in enumerate(keys)}
        section_of = np.array([numbers[text.document, text.section] for text in texts])
        self._section_of_passage, self._section_of_card = np.split(
            section_of, [len(self._passages)]
        )
        self._places = {
            shelf: {text.id: place for place, text in enumerate(on_shelf)}
            for shelf, on_shelf in ((_TEXTS, passage_texts()), (_ASKED, card_texts()))
        }
        self._precedence = Precedence([document for document, _ in keys])
        self._has_card = np.isin(np.arange(len(keys)), self._section_of_card)
        self._passage_words = DocumentWords([text.words for text in passage_texts()])
        self._figures = Figures([passage.search_text for passage in self._passages])
        self._heading_words = DocumentWords([" ".join(section(*key).path[-2:]) for key in keys])
        self._card_words = CardWords(
            [said for card in load_cards().values() for said in card.texts()]
        )

    def search(
        self,
        query: str,
        language: Language,
        k: int = 5,
        *,
        without: frozenset[str] = frozenset(),
    ) -> list[Hit]:
        """Find the passages of the `k` best sections, at most three of each.

        `language` is the question's. `without` switches parts of the ranking off, to measure
        what each is worth. An empty question finds nothing. Raises `ValueError` for what is no
        part.
        """
        if unknown := without.difference(PARTS):
            raise ValueError(f"{', '.join(sorted(unknown))}: the parts are {', '.join(PARTS)}")
        if not query.strip():
            return []
        cut = "ngrams" not in without
        words = _Evidence(
            self._passage_words.scores(
                query, language, cut=cut, widened="vocabulary" not in without
            ),
            self._card_words.scores(query, language, cut=cut),
        )
        return self._ranked(
            words,
            None if "meaning" in without else self._meaning(query),
            headings=self._heading_words.scores(query, language),
            figures=self._figures.scores(query, language),
            ahead=np.zeros(self._sections, dtype=np.float32)
            if "precedence" in without
            else self._precedence.scores(query),
            without=without,
            k=k,
        )

    def close(self) -> None:
        """Release the vector store's files."""
        if self._store:
            self._store.close()

    def _meaning(self, query: str) -> _Nearness | None:
        if self._embeddings is None or self._store is None or self._vectors is None:
            return None
        vector = self._embeddings.query(query)
        passages, beyond = self._vectors
        similar = passages @ vector
        return _Nearness(
            _Evidence(*(self._similarities(shelf, vector) for shelf in (_TEXTS, _ASKED))),
            # How far the farther half is says nothing more.
            np.maximum(similar, np.median(similar)),
            float((beyond @ vector).max()),
        )

    def _similarities(self, shelf: str, vector: Vectors) -> Scores:
        """The similarity of everything on a shelf; the far ones get that of the last asked for."""
        places = self._places[shelf]
        nearest = self._store.nearest(shelf, vector, _NEAREST) if self._store and places else []
        scores = np.full(len(places), nearest[-1][1] if nearest else 0.0, dtype=np.float32)
        for identity, similarity in nearest:
            scores[places[identity]] = similarity
        return scores

    def _ranked(
        self,
        words: _Evidence,
        nearness: _Nearness | None,
        *,
        headings: Scores,
        figures: Scores,
        ahead: Scores,
        without: frozenset[str],
        k: int,
    ) -> list[Hit]:
        meaning = nearness.evidence if nearness else None
        by_words = [words] if "words" not in without else []
        kinds = [*by_words, *([meaning] if meaning else [])]
        of_sections = fused(
            [
                (_HEADINGS if not {"words", "headings"} & without else 0.0, stretched(headings)),
                *(part for kind in kinds for part in self._of_sections(kind, without)),
            ]
        )
        # Inside a section every passage counts by its own similarity, the far ones too.
        closeness = [nearness.passages] if nearness else []
        of_passages = fused(
            [
                (_FIGURES if "figures" not in without else 0.0, figures),
                *(
                    (1.0, stretched(scores))
                    for scores in (*(kind.passages for kind in by_words), *closeness)
                ),
            ]
        )
        best_sections = np.argsort(-of_sections - ahead, kind="stable")[:k]
        return [
            Hit(
                passage=self._passages[place],
                score=float(of_sections[number]),
                lexical=self._strongest(words, place, number),
                dense=self._strongest(meaning, place, number) if meaning else None,
                section_rank=rank,
                standing=float(of_passages[place]),
                beyond=nearness.beyond if nearness else None,
            )
            for rank, number in enumerate(best_sections, start=1)
            for place in self._best_inside(number, of_passages)
        ]

    def _of_sections(
        self, kind: _Evidence, without: frozenset[str]
    ) -> tuple[tuple[float, Scores], ...]:
        """What one kind of evidence says for each section, by its passages and by its card.

        A section without a card is not held to be worse for it: its passages count twice.
        """
        passages = stretched(
            best_by_section(kind.passages, self._section_of_passage, self._sections)
        )
        if "cards" in without:
            return ((_PASSAGES, passages),)
        cards = stretched(best_by_section(kind.cards, self._section_of_card, self._sections))
        return (_PASSAGES, passages), (_CARDS, np.where(self._has_card, cards, passages))

    def _best_inside(self, number: int, of_passages: Scores) -> NDArray[np.intp]:
        inside = np.flatnonzero(self._section_of_passage == number)
        best: NDArray[np.intp] = inside[np.argsort(-of_passages[inside], kind="stable")]
        return best[:_PASSAGES_A_SECTION]

    def _strongest(self, evidence: _Evidence, place: int, number: int) -> float:
        of_card = evidence.cards[self._section_of_card == number]
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
    shelves = _shelves(model, directory, progress=progress)
    beyond = vectors_of(beyond_texts(), model, directory, progress=progress)
    store = open_store(directory, shelves, progress=progress)
    return Index(model, store, (shelves[_TEXTS][1], beyond))


def index_fault(directory: Path, embeddings: str = BUNDLED) -> str | None:
    """What is wrong with the index under `directory`, or None where `open_index` builds nothing.

    Raises `EmbeddingsUnavailableError`.
    """
    model = load_embeddings(embeddings)
    if model is None:
        return None
    texts = all_texts()
    missing = count_missing(texts, model.name, directory)
    if missing:
        return f"{missing} of {len(texts)} texts are not embedded yet"
    return store_fault(directory, _shelves(model, directory, progress=False))


def _shelves(model: CorpusEmbeddings, directory: Path, *, progress: bool) -> Shelves:
    texts = (*passage_texts(), *card_texts())
    vectors = vectors_of(texts, model, directory, progress=progress)
    ids = [text.id for text in texts]
    count = len(passage_texts())
    shelves = {_TEXTS: (ids[:count], vectors[:count]), _ASKED: (ids[count:], vectors[count:])}
    return {shelf: held for shelf, held in shelves.items() if held[0]}
