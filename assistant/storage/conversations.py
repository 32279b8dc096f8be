"""Conversations in the database: they go on after a restart, whichever replica answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from assistant.answer import Answer
from assistant.conversations import Conversation, is_id, new_conversation
from assistant.redaction import personal, redacted
from assistant.storage.database import Database
from assistant.storage.previous_json import dumped, loaded
from assistant.storage.tables import ConversationRow, TurnRow


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it was kept: without personal data."""

    asked_at: datetime
    question: str
    answer: Answer


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


class ConversationsInDatabase:
    """Keeps each turn before its answer is sent."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    def open(self, conversation_id: str | None, owner: str = "") -> Conversation:
        """The owner's conversation of that id, or a new one where there is none."""
        if not is_id(conversation_id):
            return new_conversation(owner)
        with self._database.reading() as session:
            row = session.get(ConversationRow, conversation_id)
        if row is None or row.owner != owner:
            return new_conversation(owner)
        return Conversation(row.id, row.owner, loaded(row.state) if row.state else None)

    def record(self, conversation: Conversation, question: str, answer: Answer) -> None:
        """Keep a turn without its personal data; on the disk when this returns."""
        moment = self._clock()
        first = answer.citations[0] if answer.citations else None
        state = dumped(conversation.previous) if conversation.previous else None
        with self._database.writing() as session:
            renewed = session.scalar(
                update(ConversationRow)
                .where(ConversationRow.id == conversation.id)
                .values(state=state, updated_at=moment)
                .returning(ConversationRow.id)
            )
            if renewed is None:
                session.add(
                    ConversationRow(
                        id=conversation.id,
                        owner=conversation.owner,
                        created_at=moment,
                        updated_at=moment,
                        state=state,
                    )
                )
                session.flush()
            session.add(
                TurnRow(
                    conversation_id=conversation.id,
                    answer_id=answer.id,
                    asked_at=moment,
                    language=answer.language,
                    behaviour=answer.behaviour,
                    route=answer.route[:200],
                    document=first.document if first else "",
                    section=first.section[:200] if first else "",
                    question=redacted(question),
                    answer=_kept(answer, personal(question)),
                )
            )

    def turns(self, conversation_id: str, owner: str | None) -> tuple[StoredTurn, ...]:
        """The turns in order, none for an unknown conversation; `owner` None may see any."""
        if not is_id(conversation_id):
            return ()
        asked = (
            select(TurnRow)
            .join(ConversationRow)
            .where(ConversationRow.id == conversation_id)
            .order_by(TurnRow.id)
        )
        if owner is not None:
            asked = asked.where(ConversationRow.owner == owner)
        with self._database.reading() as session:
            return tuple(
                StoredTurn(row.asked_at, row.question, Answer.model_validate_json(row.answer))
                for row in session.scalars(asked)
            )

    def delete(self, conversation_id: str, owner: str | None) -> bool:
        """Delete a conversation with its turns and feedback; whether there was one."""
        if not is_id(conversation_id):
            return False
        gone = delete(ConversationRow).where(ConversationRow.id == conversation_id)
        if owner is not None:
            gone = gone.where(ConversationRow.owner == owner)
        with self._database.writing() as session:
            return session.scalar(gone.returning(ConversationRow.id)) is not None


def _kept(answer: Answer, data: Mapping[str, str]) -> str:
    """The answer's JSON without what was personal in the question; quotes stay exact."""
    if not data:
        return answer.model_dump_json()
    content = answer.model_dump(mode="json")
    return json.dumps(
        {
            name: value if name == "citations" else _without(value, data)
            for name, value in content.items()
        },
        ensure_ascii=False,
    )


def _without(value: object, data: Mapping[str, str]) -> object:
    match value:
        case dict():
            return {name: _without(part, data) for name, part in value.items()}
        case list():
            return [_without(part, data) for part in value]
        case str():
            for datum, label in data.items():
                value = value.replace(datum, label)
            return value
        case _:
            return value
