"""The route of questions: the whole answer as JSON, or sentence by sentence as events."""

import logging
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field
from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.cleaning import without_surrogates
from assistant.redaction import redacted
from assistant.service.access import CallerIn
from assistant.service.event_stream import EVENT_STREAM, event_stream
from assistant.service.metrics import Metrics
from calculator import Language


class Question(BaseModel):
    """One question; `language` is that of the answer where the question shows none."""

    question: Annotated[str, BeforeValidator(without_surrogates)]
    conversation_id: str | None = Field(None, max_length=64)
    language: Language = "fi"


_log = logging.getLogger("neuvo.questions")


def router(assistant: Assistant, metrics: Metrics, *, log_questions: bool) -> APIRouter:
    """`POST /v1/ask`."""
    routes = APIRouter(tags=["answers"])

    @routes.post(
        "/v1/ask",
        response_model=Answer,
        responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
    )
    async def ask(
        question: Question, request: Request, calling: CallerIn
    ) -> Answer | StreamingResponse:
        """Answer one question.

        With `Accept: text/event-stream` the events `status`, `sentence` (only verified ones),
        `answer` (the same as the JSON answer) or `error` (a problem document) are sent.
        """

        def answered() -> Answer:
            answer = assistant.ask(
                question.question,
                conversation_id=question.conversation_id,
                owner=calling.name,
                language=question.language,
            )
            metrics.answered(answer)
            if log_questions:
                told = {"question": redacted(question.question), "answer_id": answer.id}
                _log.info("asked", extra=told)
            return answer

        if EVENT_STREAM in request.headers.get("accept", ""):
            return event_stream(answered)
        return await run_in_threadpool(answered)

    return routes
