"""From the field to the set."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from assistant import Answer, Database
from assistant.storage import ConversationsInDatabase, Feedback, Thumb
from evals.drafts import add, from_database, from_service, unknown
from evals.errors import DataFileError
from evals.question_set import Content, load_files
from evals.questions import Draft, Question
from evals.service import Service


@pytest.fixture
def field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Answer]
) -> Callable[[str, Thumb], None]:
    """A database in which questions are asked and disputed."""
    url = f"sqlite:///{tmp_path / 'field.sqlite'}"
    monkeypatch.setenv("NEUVO_DATABASE", url)

    def asked(question: str, thumb: Thumb) -> None:
        database = Database(url)
        database.migrate()
        conversations = ConversationsInDatabase(database)
        conversation = conversations.open(None)
        reply = answer(id=f"answer-{question[:3]}", conversation_id=conversation.id)
        conversations.record(conversation, question, reply)
        Feedback(database).give(reply.id, thumb, "väärin, t. maija@example.fi", None)
        database.close()

    return asked


def draft(turn: str, name: str = "draft-1") -> Draft:
    return Draft(id=name, turns=(turn,), language="fi", why="A reader disputed it.")


def test_a_disputed_answer_becomes_a_draft_without_personal_data(
    field: Callable[[str, Thumb], None],
) -> None:
    field("Paljonko Ranskaan? t. maija@example.fi", "down")
    field("Koska loppuraportti?", "up")
    (found,) = from_database(10)
    assert found.turns == ("Paljonko Ranskaan? t. [e-mail]",)
    assert found.language == "fi"
    assert "väärin, t. [e-mail]" in found.why


def test_a_database_that_nobody_has_used_gives_no_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEUVO_DATABASE", f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert from_database(10) == ()


def test_a_service_gives_its_drafts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [{"id": "draft-7", "turns": ["mitä"], "language": "fi", "why": "Nothing was found."}]
    text = yaml.safe_dump({"drafts": listed}).encode()
    monkeypatch.setattr(Service, "drafts", lambda _self, _limit: text)
    (found,) = from_service(Service("http://127.0.0.1:1"), 10)
    assert found.turns == ("mitä",)
    monkeypatch.setattr(Service, "drafts", lambda _self, _limit: b"<html>")
    with pytest.raises(DataFileError, match="no drafts"):
        from_service(Service("http://127.0.0.1:1"), 10)


def test_what_the_set_holds_already_is_not_exported_again(
    question: Callable[..., Question],
) -> None:
    content = Content((question(turns=["eka"]),), (draft("toka"),))
    given = [draft("eka"), draft("toka"), draft("kolmas"), draft("kolmas")]
    assert [one.turns for one in unknown(given, content)] == [("kolmas",)]


def test_drafts_are_added_to_those_that_wait_and_the_validator_accepts_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "drafts.yaml"
    add([draft("eka: ääkkösiä")], path)
    add([draft("toka", "draft-2")], path)
    content = load_files([path])
    assert [one.turns for one in content.drafts] == [("eka: ääkkösiä",), ("toka",)]
    assert content.questions == ()


def test_a_file_of_questions_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    text = "questions: [{id: a, turns: [b], language: fi, category: policy, expect: answer, "
    path.write_text(text + "sources: ['4.4'], why: Just a test.}]")
    with pytest.raises(DataFileError, match="another file"):
        add([draft("eka")], path)
