import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.answering import Answering
from corpus.ranking import Groups, Scores

# Section 0 has two sentences on its card and two passages, section 1 a passage and no card.
CARDS = Groups(np.array([0, 0]), 2)
PASSAGES = Groups(np.array([0, 0, 1]), 2)
ALIKE = np.array([[0.9, 0.1], [0.2, 0.8]], dtype=np.float32)


@pytest.fixture
def answering() -> Answering:
    def alike(cards: NDArray[np.intp], passages: NDArray[np.intp]) -> list[Scores]:
        return [ALIKE[np.ix_(cards, passages)]]

    return Answering(alike, CARDS, PASSAGES)


def test_a_question_like_a_cards_finds_the_passage_that_answers_that_one(
    answering: Answering,
) -> None:
    first, second = answering.likely(0, np.array([0.9, 0.2], dtype=np.float32))
    assert first > second
    first, second = answering.likely(0, np.array([0.2, 0.9], dtype=np.float32))
    assert second > first


def test_a_section_without_a_card_prefers_no_passage(answering: Answering) -> None:
    assert answering.likely(1, np.array([0.9, 0.2], dtype=np.float32)).tolist() == [0]
