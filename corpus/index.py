"""The index of the corpus: search, with the evidence for each passage found."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.answering import Answering
from corpus.asked import Asked
from corpus.cards import load_cards
from corpus.catalog import Language
from corpus.embeddings import BUNDLED, CorpusEmbeddings, load_embeddings
from corpus.errors import EmbeddingsUnavailableError
from corpus.figures import Figures
from corpus.lexical_evidence import CardWords, DocumentWords
from corpus.meaning import Meaning, Nearness, SharpVectors
from corpus.passages import Passage, passages
from corpus.precedence import Precedence
from corpus.ranking import Groups, Scores, fused, shares, stretched
from corpus.shape import shape
from corpus.store import open_store, store_fault
from corpus.vectors import (
    all_texts,
    beyond_texts,
    card_texts,
    count_missing,
    passage_texts,
    vectors_of,
)

PARTS = (
    "words",
    "ngrams",
    "vocabulary",
    "meaning",
    "cards",
    "answering",
    "figures",
    "precedence",
)
"""What the ranking is made of, and what a search can do without: the words of the question as
stems, their pieces and their translation (both go with `words`), the embeddings, the cards, which
passage answers a card's question, the figures asked for, and the order among the documents."""

# What the parts count for a section: its passages and its card, by words and by meaning. A card
# has questions in all languages, so its meaning is the surest evidence.
_WORDS_OF_PASSAGES = 0.3
_WORDS_OF_CARDS = 0.3
_MEANING_OF_PASSAGES = 0.5
_MEANING_OF_CARDS = 1.0
# A card is as near as so many of its sentences on average: one alike may be chance.
_SENTENCES_OF_A_CARD = 5
# What counts among the passages of a section, beside words and meaning, which count 1: a figure
# that was asked for, and the card's questions that the passage answers.
_FIGURES = 1.0
_ANSWERING = 0.4
# How much words add to meaning when a question is compared with a card's.
_WORDS_OF_LIKENESS = 0.3
_PASSAGES_A_SECTION = 4


@dataclass(frozen=True)
class Hit:
    """A passage found, and how strong the evidence is.

    Hits come section by section, best first, and inside a section passage by passage;
    `section_rank` counts sections from 1. `score` is the section's, from 0 to 1, relative to the
    other sections; `standing` the passage's own, from 0 on, relative to all other passages.
    `lexical` (the share of the question's words found, 0 to 1) and `dense` (the similarity in
    meaning, None without embeddings) are absolute, each the better of the passage's and its
    section's card. `covered` is the question's, see `corpus.meaning.Nearness`.
    """

    passage: Passage
    score: float
    lexical: float
    dense: float | None
    section_rank: int
    standing: float
    covered: float | None


@dataclass(frozen=True)
class _Evidence:
    """What was found for a question, None for what was not looked for.

    By words and by meaning for each passage and each sentence of a card, by figures for each
    passage; `likeness` is of each sentence of a card, `ahead` the precedence of each section's
    document.
    """

    passage_words: Scores | None
    card_words: Scores | None
    near: Nearness | None
    card_meaning: Scores | None
    figures: Scores | None
    likeness: Scores | None
    ahead: Scores | None


class Index:
    """Search over passages and cards; it may be shared between threads.

    `notice` says why search goes by words alone, None where it does not.
    """

    def __init__(self, meaning: Meaning | None = None, notice: str | None = None) -> None:
        self.notice = notice
        self._meaning = meaning
        self._passages = passages()
        keys = shape().sections
        self._inside = Groups(shape().section_of_passage, len(keys))
        self._on_card = Groups(shape().section_of_card, len(keys))
        self._precedence = Precedence([document for document, _ in keys])
        self._passage_words = DocumentWords([text.words for text in passage_texts()])
        self._figures = Figures([passage.search_text for passage in self._passages])
        said = [spoken for card in load_cards().values() for spoken in card.texts()]
        self._card_words = CardWords(said)
        self._said = said
        self._answering = Answering(self._alike, self._on_card, self._inside)

    def search(
        self,
        query: str,
        language: Language,
        k: int = 6,
        *,
        without: frozenset[str] = frozenset(),
    ) -> list[Hit]:
        """Find the passages of the `k` best sections, at most four of each.

        `language` is the question's. `without` switches parts of the ranking off, to measure
        what each is worth. An empty question finds nothing. Raises `ValueError` for what is no
        part.
        """
        if unknown := without.difference(PARTS):
            raise ValueError(f"{', '.join(sorted(unknown))}: the parts are {', '.join(PARTS)}")
        if not query.strip():
            return []
        evidence = self._evidence(query, language, without)
        of_sections = self._of_sections(evidence)
        placed = of_sections if evidence.ahead is None else of_sections + evidence.ahead
        of_passages = _of_passages(evidence, len(self._passages))
        near = evidence.near
        return [
            Hit(
                passage=self._passages[place],
                score=float(of_sections[number]),
                lexical=self._strongest(evidence.passage_words, evidence.card_words, place, number),
                dense=self._strongest(near.passages, evidence.card_meaning, place, number)
                if near
                else None,
                section_rank=rank,
                standing=standing,
                covered=near.covered if near else None,
            )
            for rank, number in enumerate(np.argsort(-placed, kind="stable")[:k], start=1)
            for place, standing in self._best_inside(number, evidence, of_passages)
        ]

    def close(self) -> None:
        """Release the vector store's files."""
        if self._meaning:
            self._meaning.close()

    def _evidence(self, query: str, language: Language, without: frozenset[str]) -> _Evidence:
        asked = Asked.of(
            query, language, cut="ngrams" not in without, widened="vocabulary" not in without
        )
        near = self._meaning.nearness(query) if self._meaning and "meaning" not in without else None
        by_words, by_cards = "words" not in without, "cards" not in without
        card_words = self._card_words.scores(asked) if by_words and by_cards else None
        card_meaning = near.cards if near and by_cards else None
        return _Evidence(
            passage_words=self._passage_words.scores(asked) if by_words else None,
            card_words=card_words,
            near=near,
            card_meaning=card_meaning,
            figures=self._figures.scores(query, language) if "figures" not in without else None,
            likeness=_likeness(card_meaning, card_words) if "answering" not in without else None,
            ahead=self._precedence.scores(query) if "precedence" not in without else None,
        )

    def _of_sections(self, evidence: _Evidence) -> Scores:
        of_words = (
            (_WORDS_OF_PASSAGES, evidence.passage_words, self._inside),
            (_WORDS_OF_CARDS, evidence.card_words, self._on_card),
        )
        kinds = [
            (weight, stretched(groups.best(scores)))
            for weight, scores, groups in of_words
            if scores is not None
        ]
        if evidence.near:
            of_passages = self._inside.best(shares(evidence.near.passages))
            kinds.append((_MEANING_OF_PASSAGES, of_passages))
        if evidence.card_meaning is not None:
            of_cards = self._on_card.best(evidence.card_meaning, _SENTENCES_OF_A_CARD)
            kinds.append((_MEANING_OF_CARDS, stretched(of_cards)))
        return fused(kinds, self._inside.count)

    def _best_inside(
        self, number: int, evidence: _Evidence, of_passages: Scores
    ) -> list[tuple[int, float]]:
        """The best passages of a section with their standing."""
        inside = self._inside.members(number)
        standing = of_passages[inside]
        if evidence.near and self._meaning:
            standing = standing + self._meaning.shares(evidence.near, inside)
        if evidence.likeness is not None:
            likely = self._answering.likely(number, evidence.likeness)
            standing = standing + _ANSWERING * stretched(likely)
        best = np.argsort(-standing, kind="stable")[:_PASSAGES_A_SECTION]
        return [(int(inside[place]), float(standing[place])) for place in best]

    def _alike(self, cards: NDArray[np.intp], passages: NDArray[np.intp]) -> list[Scores]:
        asked = [Asked.of(text, language) for language, text in (self._said[c] for c in cards)]
        by_words = self._passage_words.sums(asked)[:, passages]
        return [by_words, *([self._meaning.similar(cards, passages)] if self._meaning else [])]

    def _strongest(
        self, of_passages: Scores | None, of_cards: Scores | None, place: int, number: int
    ) -> float:
        of_passage = 0.0 if of_passages is None else float(of_passages[place])
        if of_cards is None:
            return of_passage
        return max(of_passage, float(of_cards[self._on_card.members(number)].max(initial=0.0)))


def _of_passages(evidence: _Evidence, count: int) -> Scores:
    """What words and figures count for each passage: figures in addition, not on the average."""
    total = np.zeros(count, dtype=np.float32)
    if evidence.passage_words is not None:
        total += shares(evidence.passage_words)
    if evidence.figures is not None:
        total += _FIGURES * evidence.figures
    return total


def _likeness(card_meaning: Scores | None, card_words: Scores | None) -> Scores | None:
    """How like a question each sentence of a card is."""
    if card_meaning is None:
        return card_words
    return card_meaning if card_words is None else card_meaning + _WORDS_OF_LIKENESS * card_words


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
    vectors = _sharp_vectors(model, directory, progress=progress)
    ids = _passage_ids()
    store = open_store(directory, vectors.shelves(ids), _content(model), progress=progress)
    return Index(Meaning(model, vectors, ids, store))


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
    vectors = _sharp_vectors(model, directory, progress=False)
    return store_fault(directory, vectors.shelves(_passage_ids()), _content(model))


def _passage_ids() -> tuple[str, ...]:
    return tuple(text.id for text in passage_texts())


def _sharp_vectors(model: CorpusEmbeddings, directory: Path, *, progress: bool) -> SharpVectors:
    kinds = (passage_texts(), card_texts(), beyond_texts())
    rows = vectors_of(
        [text for kind in kinds for text in kind], model, directory, progress=progress
    )
    passages, cards, beyond = np.split(rows, np.cumsum([len(kind) for kind in kinds])[:-1])
    return SharpVectors(passages, cards, beyond, shape().section_of_card)


def _content(model: CorpusEmbeddings) -> str:
    """Name what the stored vectors come from: the model, and the texts with their use."""
    digest = hashlib.sha256(model.name.encode())
    for text in (*passage_texts(), *card_texts()):
        digest.update(text.key.encode())
    return digest.hexdigest()
