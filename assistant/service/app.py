"""Puts the service together: one assistant, its routes, and how errors are told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from assistant.assistant import Assistant
from assistant.service import asking, calculating, health, problem_responses, reading
from assistant.settings import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service of one assistant."""
    assistant = Assistant(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(assistant.open_index)
        app.state.ready = True
        yield

    app = problem_responses.Described(
        title="Neuvo",
        description="Erasmus+ KA131 mobility: answers with sources, exact amounts.",
        version="1",
        lifespan=lifespan,
        responses=problem_responses.problems(422),
    )
    app.state.ready = False
    problem_responses.install(app)
    for router in (
        asking.router(assistant),
        calculating.router(assistant),
        reading.router(assistant),
        health.router(),
    ):
        app.include_router(router)
    return app
