"""Questions that the set lacks: what readers disputed and what nothing was found for."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from assistant.storage.database import Database
from assistant.storage.tables import FeedbackRow, TurnRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A question for the curated set, for a coordinator to complete; `why` says how it came."""

    id: str
    turns: tuple[str, ...]
    language: str
    why: str


def drafts(database: Database, limit: int) -> tuple[Draft, ...]:
    """The latest unanswered and disputed questions, newest first, each with the turns before it."""
    wanted = (
        select(TurnRow, FeedbackRow)
        .outerjoin(FeedbackRow, FeedbackRow.turn_id == TurnRow.id)
        .where(or_(TurnRow.behaviour == "abstain", FeedbackRow.thumb == "down"))
        .order_by(TurnRow.id.desc())
        .limit(limit)
    )
    with database.reading() as session:
        found = session.execute(wanted).all()
        return tuple(
            Draft(
                id=f"draft-{turn.id}",
                turns=tuple(
                    session.scalars(
                        select(TurnRow.question)
                        .where(TurnRow.conversation_id == turn.conversation_id)
                        .where(TurnRow.id <= turn.id)
                        .order_by(TurnRow.id)
                    )
                ),
                language=turn.language,
                why=_why(turn, verdict),
            )
            for turn, verdict in found
        )


def _why(turn: TurnRow, verdict: FeedbackRow | None) -> str:
    if verdict is None or verdict.thumb == "up":
        return "Nothing was found for it."
    said = f": {verdict.comment}" if verdict.comment else "."
    return f"A reader disputed the answer ({turn.behaviour}){said}"
