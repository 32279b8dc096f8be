"""What readers think of the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import select

from assistant.cleaning import clean
from assistant.conversations import is_id
from assistant.redaction import redacted
from assistant.storage.conversations import now
from assistant.storage.database import Database
from assistant.storage.tables import ConversationRow, FeedbackRow, TurnRow

Thumb: TypeAlias = Literal["up", "down"]


@dataclass
class UnknownAnswer(Exception):
    """There is no answer of that id, or not for this reader."""

    answer_id: str

    def __str__(self) -> str:
        return f"there is no answer '{self.answer_id}'"


class Feedback:
    """Keeps one verdict an answer; a later one takes its place."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    def give(self, answer_id: str, thumb: Thumb, comment: str, owner: str | None) -> None:
        """Keep a verdict without personal data; `owner` None may judge any answer."""
        asked = select(TurnRow.id).join(ConversationRow).where(TurnRow.answer_id == answer_id)
        if owner is not None:
            asked = asked.where(ConversationRow.owner == owner)
        with self._database.writing() as session:
            turn = session.scalar(asked) if is_id(answer_id) else None
            if turn is None:
                raise UnknownAnswer(answer_id)
            session.merge(
                FeedbackRow(
                    turn_id=turn,
                    thumb=thumb,
                    comment=redacted(clean(comment)),
                    given_at=self._clock(),
                )
            )
