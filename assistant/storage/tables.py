"""The tables. Every text in them has been redacted; deleting a conversation deletes all of it."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_KEY = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER counts up by itself there


class Moment(TypeDecorator[datetime]):
    """A point in time, always in UTC; SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment with its time zone."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """What all tables share."""


class ConversationRow(Base):
    """A conversation; `state` is what the next question may refer back to, as JSON."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment, index=True)
    state: Mapped[str | None] = mapped_column(Text)


class TurnRow(Base):
    """A question and its answer, which is the answer's JSON.

    What is counted stands in columns of its own; `document` and `section` are those cited first.
    """

    __tablename__ = "turns"

    id: Mapped[int] = mapped_column(_KEY, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    answer_id: Mapped[str] = mapped_column(String(64), unique=True)
    asked_at: Mapped[datetime] = mapped_column(Moment, index=True)
    language: Mapped[str] = mapped_column(String(2))
    behaviour: Mapped[str] = mapped_column(String(16), index=True)
    route: Mapped[str] = mapped_column(String(200), server_default="")
    document: Mapped[str] = mapped_column(String(64), server_default="")
    section: Mapped[str] = mapped_column(String(200), server_default="")
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)


class FeedbackRow(Base):
    """What a reader thought of an answer; the last word counts."""

    __tablename__ = "feedback"

    turn_id: Mapped[int] = mapped_column(
        _KEY, ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True
    )
    thumb: Mapped[str] = mapped_column(String(4), index=True)
    comment: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(Moment)
