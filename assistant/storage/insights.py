"""What is asked, counted: by day, language, behaviour, topic and readers' verdict."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from assistant.storage.database import Database
from assistant.storage.tables import FeedbackRow, TurnRow


@dataclass(frozen=True, slots=True)
class Count:
    """So many turns of one day (UTC) that are alike in everything that is counted.

    `document` and `section` are those cited first, empty where nothing was cited; `thumb` is
    empty where no reader judged the answer.
    """

    day: date
    language: str
    behaviour: str
    route: str
    document: str
    section: str
    thumb: str
    turns: int


def counts(database: Database, since: datetime) -> tuple[Count, ...]:
    """The turns asked since a moment, counted, oldest day first."""
    day = func.date(TurnRow.asked_at)
    thumb = func.coalesce(FeedbackRow.thumb, "")
    alike = (
        day,
        TurnRow.language,
        TurnRow.behaviour,
        TurnRow.route,
        TurnRow.document,
        TurnRow.section,
        thumb,
    )
    counted = (
        select(*alike, func.count())
        .outerjoin(FeedbackRow, FeedbackRow.turn_id == TurnRow.id)
        .where(TurnRow.asked_at >= since)
        .group_by(*alike)
        .order_by(*alike)
    )
    with database.reading() as session:
        # SQLite gives a day as text, PostgreSQL as a date.
        return tuple(
            Count(date.fromisoformat(str(first)), *rest)
            for first, *rest in session.execute(counted)
        )
