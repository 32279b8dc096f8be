"""An answer as server-sent events.

A sentence is sent only after the whole answer has been verified: rules answer within tens of
milliseconds, and what a language model writes may not be shown before its figures are checked.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable

from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer
from assistant.service.problem_responses import unforeseen
from assistant.service.sentences import sentences

EVENT_STREAM = "text/event-stream"

_AWAKE_S = 10.0
"""A status is repeated this often while an answer takes long, so that nobody hangs up."""

UNBUFFERED = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
"""What keeps proxies from collecting, compressing or storing a stream."""

_log = logging.getLogger(__name__)


class _Status(BaseModel):
    status: str


class _Sentence(BaseModel):
    text: str


def event_stream(answered: Callable[[], Answer]) -> StreamingResponse:
    """The events of one answer; the sentences put together are the answer's text."""
    return StreamingResponse(_events(answered), media_type=EVENT_STREAM, headers=UNBUFFERED)


async def _events(answered: Callable[[], Answer]) -> AsyncIterator[bytes]:
    # A task of its own: an answer that was begun is also recorded when the reader hangs up.
    answering = asyncio.create_task(run_in_threadpool(answered))
    while not answering.done():
        yield _event("status", _Status(status="working"))
        await asyncio.wait({answering}, timeout=_AWAKE_S)
    if failure := answering.exception():
        # The status line is long gone: this is the last place where the failure can be told.
        _log.error("a streamed answer failed", exc_info=failure)
        yield _event("error", unforeseen(failure))
        return
    answer = answering.result()
    for sentence in sentences(answer.text):
        yield _event("sentence", _Sentence(text=sentence))
    yield _event("answer", answer)


def _event(name: str, content: BaseModel) -> bytes:
    return format_sse_event(event=name, data_str=content.model_dump_json())
