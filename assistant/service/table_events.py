"""A table of cases as server-sent events: how far the work is, then the file of results."""

import asyncio
import logging
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from io import BytesIO

from fastapi.responses import StreamingResponse
from fastapi.sse import format_sse_event
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from assistant.problems import calculator_problem
from assistant.service.event_stream import EVENT_STREAM, UNBUFFERED
from assistant.service.problem_responses import unforeseen
from calculator import BatchSummary, CalculatorError, Language, calculator, run_batch

_TICK_S = 0.3
"""How often it is told how far the work is, which also keeps the connection alive."""

_log = logging.getLogger(__name__)


class Progress(BaseModel):
    """So many rows of so many are worked out; `rows` is 0 while the table is still read."""

    done: int = 0
    rows: int = 0


class Worked(BaseModel):
    """The file of results in base64, with how many rows there were and could be worked out."""

    rows: int
    computed: int
    failed: int
    xlsx: str


def table_events(name: str, table: bytes, language: Language) -> StreamingResponse:
    """The events `progress`, then `table`; or `error` with a problem document.

    Raises `UnknownCalculator` before anything is sent.
    """
    calculator(name)
    target = BytesIO()
    progress = Progress()

    def tell(done: int, rows: int) -> None:
        progress.done, progress.rows = done, rows

    def work() -> Worked:
        found = run_batch(name, BytesIO(table), target, language=language, progress=tell)
        return _worked(found, target.getvalue())

    return StreamingResponse(
        _events(work, progress, language), media_type=EVENT_STREAM, headers=UNBUFFERED
    )


def _worked(found: BatchSummary, xlsx: bytes) -> Worked:
    return Worked(
        rows=found.rows,
        computed=found.computed,
        failed=found.failed,
        xlsx=b64encode(xlsx).decode(),
    )


async def _events(
    work: Callable[[], Worked], progress: Progress, language: Language
) -> AsyncIterator[bytes]:
    working = asyncio.create_task(run_in_threadpool(work))
    while not working.done():
        yield _event("progress", progress)
        await asyncio.wait({working}, timeout=_TICK_S)
    match failure := working.exception():
        case None:
            yield _event("table", working.result())
        case CalculatorError():
            yield _event("error", calculator_problem(failure, language))
        case _:
            # The status line is long gone: this is the last place where it can be told.
            _log.error("a streamed table failed", exc_info=failure)
            yield _event("error", unforeseen(failure))


def _event(name: str, content: BaseModel) -> bytes:
    return format_sse_event(event=name, data_str=content.model_dump_json())
