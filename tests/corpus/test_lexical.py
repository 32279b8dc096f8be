import pytest

from corpus.lexical import LexicalIndex


@pytest.fixture
def index() -> LexicalIndex:
    return LexicalIndex([["grant", "month"], ["grant", "travel", "train"], ["report"]])


def test_the_text_with_more_of_the_question_scores_higher(index: LexicalIndex) -> None:
    month, travel, report = index.scores(["grant", "travel"])
    assert travel > month > report == 0


def test_a_score_is_a_share_of_what_the_question_could_reach(index: LexicalIndex) -> None:
    assert index.scores(["report"])[2] == pytest.approx(1)


def test_words_that_no_text_has_make_the_evidence_weaker(index: LexicalIndex) -> None:
    assert index.scores(["report", "weather"])[2] < index.scores(["report"])[2]


@pytest.mark.parametrize("tokens", [[], ["weather"]])
def test_nothing_known_finds_nothing(index: LexicalIndex, tokens: list[str]) -> None:
    assert index.scores(tokens).tolist() == [0, 0, 0]
