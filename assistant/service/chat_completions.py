"""The chat completions that OpenAI's clients speak, so that chat front ends can use the assistant.

The conversation is the messages that are sent: nothing is kept of it. A system message has no
effect, since what the assistant says is not for others to instruct.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel, BeforeValidator, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.cleaning import without_surrogates
from assistant.readable import readable_answer
from assistant.service.event_stream import EVENT_STREAM, UNBUFFERED
from assistant.service.metrics import Metrics
from assistant.service.problem_responses import unforeseen
from assistant.service.sentences import sentences
from assistant.storage import now

MODEL = "neuvo"
_TURNS = 8
"""How many of the user's last messages are read again to know what a follow-up refers to."""

_Text = Annotated[str, BeforeValidator(without_surrogates)]
_log = logging.getLogger(__name__)


class TextPart(BaseModel):
    """A part of a message; only text is understood."""

    type: Literal["text"]
    text: _Text


class Message(BaseModel):
    """A message; only the user's are questions."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: _Text | list[TextPart] | None = None

    @property
    def text(self) -> str:
        """What the message says."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class ChatRequest(BaseModel):
    """What clients send; settings of language models have no effect and are ignored."""

    model: str = MODEL
    messages: list[Message] = Field(min_length=1, max_length=1000)
    stream: bool = False


class Choice(BaseModel):
    """The one choice."""

    index: int = 0
    message: dict[str, str]
    finish_reason: Literal["stop"] = "stop"


class Completion(BaseModel):
    """An answer as a chat completion; `neuvo` holds all of it, citations and calculations too."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: dict[str, int] = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    neuvo: Answer


class Delta(BaseModel):
    """What a chunk adds to the one choice."""

    index: int = 0
    delta: dict[str, str]
    finish_reason: Literal["stop"] | None = None


class Chunk(BaseModel):
    """A piece of a streamed completion; the last one holds the whole answer."""

    id: str
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
    created: int
    model: str = MODEL
    choices: list[Delta]
    neuvo: Answer | None = None


class Models(BaseModel):
    """The one model that there is."""

    object: Literal["list"] = "list"
    data: list[dict[str, str | int]] = [
        {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}
    ]


def router(assistant: Assistant, metrics: Metrics) -> APIRouter:
    """`/v1/chat/completions` and `/v1/models`."""
    routes = APIRouter(prefix="/v1", tags=["chat front ends"])

    @routes.get("/models")
    def list_models() -> Models:
        """The model that chat front ends may choose."""
        return Models()

    @routes.post(
        "/chat/completions",
        response_model=Completion,
        responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
    )
    async def complete(asked: ChatRequest) -> Completion | StreamingResponse:
        """Answer the last message; the messages before it are the conversation."""
        if asked.messages[-1].role != "user":
            raise HTTPException(422, "the last message must be the user's")
        turns = [message.text for message in asked.messages if message.role == "user"][-_TURNS:]

        def answered() -> Answer:
            answer = assistant.answer(turns)
            metrics.answered(answer)
            return answer

        if asked.stream:
            answering = asyncio.create_task(run_in_threadpool(answered))
            return StreamingResponse(
                _events(answering), media_type=EVENT_STREAM, headers=UNBUFFERED
            )
        return _completion(await run_in_threadpool(answered))

    return routes


def _completion(answer: Answer) -> Completion:
    message = {"role": "assistant", "content": readable_answer(answer)}
    return Completion(
        id=f"chatcmpl-{answer.id}",
        created=int(now().timestamp()),
        choices=[Choice(message=message)],
        neuvo=answer,
    )


async def _events(answering: asyncio.Task[Answer]) -> AsyncIterator[bytes]:
    await asyncio.wait({answering})
    if failure := answering.exception():
        _log.error("a streamed answer failed", exc_info=failure)
        told = unforeseen(failure)
        error = {"message": told.detail, "type": told.type, "code": told.status}
        yield format_sse_event(data_str=_Failed(error=error).model_dump_json())
        return
    for chunk in _chunks(answering.result()):
        yield format_sse_event(data_str=chunk.model_dump_json(exclude_none=chunk.neuvo is None))
    yield format_sse_event(data_str="[DONE]")


class _Failed(BaseModel):
    error: dict[str, str | int]


def _chunks(answer: Answer) -> Iterator[Chunk]:
    name, created = f"chatcmpl-{answer.id}", int(now().timestamp())
    yield Chunk(id=name, created=created, choices=[Delta(delta={"role": "assistant"})])
    for sentence in sentences(readable_answer(answer)):
        yield Chunk(id=name, created=created, choices=[Delta(delta={"content": sentence})])
    yield Chunk(
        id=name, created=created, choices=[Delta(delta={}, finish_reason="stop")], neuvo=answer
    )
