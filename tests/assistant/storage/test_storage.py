"""What is kept of conversations, for how long and for whom; the same in both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from assistant import Answer, Citation
from assistant.conversations import Conversation
from assistant.storage import (
    ConversationsInDatabase,
    Database,
    Feedback,
    UnknownAnswer,
    drafts,
    forget,
)
from assistant.storage.tables import Base
from assistant.understanding import Call, Previous

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STATE = Previous(calls=(Call("student-long", {"country": "FR"}),), language="sv")
SECRETS = "Olen 131052-308t, maija@aalto.fi, 040 123 4567, FI21 1234 5600 0007 85"


def answer(conversation: Conversation, number: int = 1, **changes: object) -> Answer:
    given = {
        "id": f"{conversation.id}-{number}",
        "conversation_id": conversation.id,
        "language": "fi",
        "behaviour": "answer",
        "text": "Näin on.",
        "route": "policy",
    }
    return Answer.model_validate(given | changes)


def kept_turn(
    store: ConversationsInDatabase, question: str = "Mitä?", owner: str = "", **changes: object
) -> Conversation:
    conversation = store.open(None, owner)
    conversation.previous = STATE
    store.record(conversation, question, answer(conversation, **changes))
    return conversation


@pytest.fixture
def store(database: Database) -> ConversationsInDatabase:
    return ConversationsInDatabase(database, lambda: NOW)


def test_the_tables_are_those_of_the_migrations(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_several_replicas_may_start_at_once(url: str) -> None:
    opened = [Database(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Database.migrate, opened))
    assert set(inspect(opened[0].engine).get_table_names()) >= set(Base.metadata.tables)
    for one in opened:
        one.close()


def test_a_conversation_goes_on_after_a_restart(url: str, store: ConversationsInDatabase) -> None:
    conversation = kept_turn(store)
    restarted = Database(url)
    again = ConversationsInDatabase(restarted).open(conversation.id)
    assert again == conversation
    restarted.close()


def test_a_conversation_is_told_turn_by_turn(store: ConversationsInDatabase) -> None:
    conversation = store.open(None)
    for number in range(3):
        store.record(conversation, f"Kysymys {number}", answer(conversation, number))
    turns = store.turns(conversation.id, "")
    assert [turn.question for turn in turns] == ["Kysymys 0", "Kysymys 1", "Kysymys 2"]
    assert turns[0].answer == answer(conversation, 0)
    assert turns[0].asked_at == NOW


def test_a_conversation_is_its_owners(store: ConversationsInDatabase) -> None:
    conversation = kept_turn(store, owner="aalto")
    assert store.open(conversation.id, "turku").previous is None
    assert store.open(conversation.id, "turku").id != conversation.id
    assert store.turns(conversation.id, "turku") == ()
    assert not store.delete(conversation.id, "turku")
    assert len(store.turns(conversation.id, None)) == 1


@pytest.mark.parametrize("written", ["", "nobody's", "\x00", "a" * 65, "ä", "'; DROP TABLE turns"])
def test_an_id_that_is_not_known_is_not_taken_over(
    store: ConversationsInDatabase, written: str
) -> None:
    assert store.open(written).id != written
    assert store.turns(written, None) == ()
    assert not store.delete(written, None)


def test_no_personal_datum_is_stored(database: Database, store: ConversationsInDatabase) -> None:
    quote = {
        "marker": 1, "document": "d", "section": "1", "title": "t", "page": None,
        "quote": "soita 040 123 4567", "start": 0, "end": 5, "status": "current",
    }  # fmt: skip
    conversation = kept_turn(store, SECRETS, text=f"Kysyit: {SECRETS}", citations=[quote])
    Feedback(database).give(f"{conversation.id}-1", "down", f"Väärin! {SECRETS}", "")
    with database.engine.connect() as connection:
        rows = [
            str(row)
            for table in Base.metadata.tables
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
        ]
    stored = (
        "\n".join(rows)
        .replace('"quote":"soita 040 123 4567"', "")
        .replace('"quote": "soita 040 123 4567"', "")
    )
    for secret in ("308t", "maija", "4567", "0007"):
        assert secret not in stored
    turn = store.turns(conversation.id, None)[0]
    assert turn.answer.citations == (Citation.model_validate(quote),)


def test_a_deleted_conversation_leaves_nothing(
    database: Database, store: ConversationsInDatabase
) -> None:
    conversation = kept_turn(store)
    Feedback(database).give(f"{conversation.id}-1", "up", "", "")
    assert store.delete(conversation.id, "")
    with database.engine.connect() as connection:
        for table in Base.metadata.tables:
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table  # noqa: S608


def test_nothing_is_kept_longer_than_set(database: Database) -> None:
    old = ConversationsInDatabase(database, lambda: NOW - timedelta(days=31))
    new = ConversationsInDatabase(database, lambda: NOW - timedelta(days=29))
    ended, going_on = kept_turn(old), kept_turn(old)
    new.record(going_on, "Entä nyt?", answer(going_on, 2))
    assert forget(database, 30, NOW) == 2
    assert new.open(ended.id).id != ended.id
    assert [turn.question for turn in new.turns(going_on.id, "")] == ["Entä nyt?"]


def test_no_turn_is_lost_among_simultaneous_writers(store: ConversationsInDatabase) -> None:
    with ThreadPoolExecutor(8) as pool:
        conversations = list(pool.map(lambda _: kept_turn(store), range(100)))
    for conversation in conversations:
        assert len(store.turns(conversation.id, "")) == 1


def test_the_last_verdict_of_a_reader_counts(
    database: Database, store: ConversationsInDatabase
) -> None:
    conversation = kept_turn(store, "Saako koiran mukaan?", behaviour="abstain")
    feedback = Feedback(database)
    feedback.give(f"{conversation.id}-1", "down", "ei auttanut", "")
    feedback.give(f"{conversation.id}-1", "up", "", "")
    assert [draft.why for draft in drafts(database, 10)] == ["Nothing was found for it."]


def test_only_ones_own_answers_can_be_judged(
    database: Database, store: ConversationsInDatabase
) -> None:
    conversation = kept_turn(store, owner="aalto")
    feedback = Feedback(database)
    for answer_id, owner in ((f"{conversation.id}-1", "turku"), ("nothing", "aalto"), ("\x00", "")):
        with pytest.raises(UnknownAnswer, match="there is no answer"):
            feedback.give(answer_id, "up", "", owner)


def test_unanswered_and_disputed_questions_become_drafts(
    database: Database, store: ConversationsInDatabase
) -> None:
    kept_turn(store, "Hyvä")
    kept_turn(store, "Tyhjä", behaviour="abstain")
    disputed = kept_turn(store, "Ensin")
    store.record(disputed, "Sitten", answer(disputed, 2))
    Feedback(database).give(f"{disputed.id}-2", "down", "väärä maa", "")
    found = drafts(database, 10)
    assert [draft.turns for draft in found] == [("Ensin", "Sitten"), ("Tyhjä",)]
    assert "väärä maa" in found[0].why
