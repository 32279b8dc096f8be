"""Nothing is kept longer than set."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from assistant.storage.database import Database
from assistant.storage.tables import ConversationRow, TurnRow


def forget(database: Database, days: int, now: datetime) -> int:
    """Delete all turns older than `days`, with their feedback; returns how many.

    A conversation goes with its last turn; one that still goes on loses its old turns.
    """
    before = now - timedelta(days=days)
    with database.writing() as session:
        gone = session.scalars(
            delete(TurnRow).where(TurnRow.asked_at < before).returning(TurnRow.id)
        ).all()
        session.execute(delete(ConversationRow).where(ConversationRow.updated_at < before))
    return len(gone)
