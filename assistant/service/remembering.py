"""Routes of what is kept: conversations, verdicts on answers, the hand-over to a person."""

from datetime import datetime
from typing import Annotated

import yaml
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, BeforeValidator, Field
from starlette.exceptions import HTTPException

from assistant.answer import Answer
from assistant.cleaning import without_surrogates
from assistant.service.access import CallerIn, Role, only
from assistant.service.problem_responses import problems
from assistant.storage import (
    ConversationsInDatabase,
    Database,
    Feedback,
    StoredTurn,
    Thumb,
    UnknownAnswer,
    drafts,
)
from calculator import Profile

_YAML = "application/yaml"


class TurnOut(BaseModel):
    """A turn as it was kept: without personal data."""

    asked_at: datetime
    question: str
    answer: Answer


class ConversationOut(BaseModel):
    """A conversation, oldest turn first."""

    id: str
    turns: list[TurnOut]


class Verdict(BaseModel):
    """What a reader thinks of an answer; the last verdict on it counts."""

    answer_id: str = Field(max_length=64)
    thumb: Thumb
    comment: Annotated[str, BeforeValidator(without_surrogates), Field(max_length=2000)] = ""


class HandOver(BaseModel):
    """A conversation for a person to go on with: whom to ask, and what was said, redacted."""

    contact: dict[str, str]
    email: str | None
    url: str | None
    summary: str


def router(
    database: Database, conversations: ConversationsInDatabase, profile: Profile
) -> APIRouter:
    """`/v1/conversations` and `/v1/feedback`."""
    routes = APIRouter(prefix="/v1", tags=["conversations"])
    feedback = Feedback(database)

    def turns_of(conversation_id: str, calling: CallerIn) -> tuple[StoredTurn, ...]:
        found = conversations.turns(conversation_id, calling.sees)
        if not found:
            raise HTTPException(404, "there is no such conversation")
        return found

    @routes.get("/conversations/{conversation_id}", responses=problems(404))
    def read_conversation(conversation_id: str, calling: CallerIn) -> ConversationOut:
        """A conversation of the caller's, to be gone on with after a reconnect."""
        turns = turns_of(conversation_id, calling)
        shown = [
            TurnOut(asked_at=turn.asked_at, question=turn.question, answer=turn.answer)
            for turn in turns
        ]
        return ConversationOut(id=conversation_id, turns=shown)

    @routes.delete("/conversations/{conversation_id}", status_code=204, responses=problems(404))
    def delete_conversation(conversation_id: str, calling: CallerIn) -> None:
        """Delete a conversation with all that was kept of it."""
        if not conversations.delete(conversation_id, calling.sees):
            raise HTTPException(404, "there is no such conversation")

    @routes.post("/conversations/{conversation_id}/hand-over", responses=problems(404))
    def hand_over(conversation_id: str, calling: CallerIn) -> HandOver:
        """Ask a person: the institution's contact, and a summary to send there."""
        turns = turns_of(conversation_id, calling)
        contact = profile.contact
        return HandOver(
            contact={"fi": contact.fi, "en": contact.en, "sv": contact.sv},
            email=contact.email,
            url=contact.url,
            summary="\n\n".join(f"? {turn.question}\n\n{turn.answer.text}" for turn in turns),
        )

    @routes.post("/feedback", status_code=204, responses=problems(404))
    def give_feedback(verdict: Verdict, calling: CallerIn) -> None:
        """Say whether an answer helped, and why not."""
        try:
            feedback.give(verdict.answer_id, verdict.thumb, verdict.comment, calling.sees)
        except UnknownAnswer as unknown:
            raise HTTPException(404, str(unknown)) from unknown

    @routes.get(
        "/feedback/drafts",
        response_class=Response,
        dependencies=[only(Role.COORDINATOR)],
        responses=problems(403) | {200: {"content": {_YAML: {"schema": {"type": "string"}}}}},
    )
    def export_drafts(
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    ) -> Response:
        """Unanswered and disputed questions as drafts for the question set, newest first."""
        listed = [
            {
                "id": draft.id,
                "turns": list(draft.turns),
                "language": draft.language,
                "why": draft.why,
            }
            for draft in drafts(database, limit)
        ]
        text = yaml.safe_dump({"drafts": listed}, allow_unicode=True, sort_keys=False)
        return Response(text, media_type=_YAML)

    return routes
