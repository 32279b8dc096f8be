from pathlib import Path

import pytest

from corpus import DataFileError
from corpus.beyond import load_beyond
from corpus.cards import load_cards
from corpus.catalog import LANGUAGES


def test_there_are_questions_beyond_the_documents_in_three_languages() -> None:
    assert len({asked.subject for asked in load_beyond()}) >= 150
    for language in LANGUAGES:
        assert sum(asked.language == language for asked in load_beyond()) >= 300


def test_no_question_is_both_answered_by_a_card_and_beyond_the_documents() -> None:
    answered = {said.casefold() for card in load_cards().values() for _, said in card.texts()}
    assert {asked.words.casefold() for asked in load_beyond()} & answered == set()


def test_a_question_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "beyond.yaml"
    path.write_text('one: {fi: ["Mitä?"]}\ntwo: {fi: ["mitä?"]}\n', encoding="utf-8")
    with pytest.raises(DataFileError, match="stands twice"):
        load_beyond(path)
