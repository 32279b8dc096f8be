"""Puts the service together: one assistant, its store, its routes, and what stands around them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from limits import parse
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from assistant.assistant import Assistant
from assistant.service import (
    asking,
    calculating,
    chat_completions,
    embed,
    health,
    insights,
    problem_responses,
    reading,
    remembering,
)
from assistant.service.access import Keys
from assistant.service.body_limit import BodyLimit
from assistant.service.envelope import Envelope
from assistant.service.gate import Gate
from assistant.service.mcp_endpoint import PATH, McpEndpoint
from assistant.service.metrics import Metrics
from assistant.service.retaining import forget_daily
from assistant.settings import Settings
from assistant.storage import ConversationsInDatabase, Database
from calculator import load_profile

_WARM_UP = (
    "Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022?",
    "What insurance does a trainee need?",
)
"""Asked before the service says that it is ready: the index and all tables are in memory then."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service; raises `OpenToThePublic`, `BadKeyFile` or, for a rate, `ValueError`."""
    settings = settings or Settings()
    keys = Keys.of(settings)
    rate = parse(settings.rate)
    metrics = Metrics()
    database = Database(settings.database_url)
    conversations = ConversationsInDatabase(database)
    assistant = Assistant(settings, conversations)
    mcp = McpEndpoint(assistant)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(database.migrate)
        await run_in_threadpool(assistant.warm_up, _WARM_UP)
        forgetting = asyncio.create_task(forget_daily(database, settings.retention_days))
        async with mcp.running():
            app.state.ready = True
            yield
            app.state.ready = False
        forgetting.cancel()
        with suppress(asyncio.CancelledError):
            await forgetting
        database.close()

    app = problem_responses.Described(
        title="Neuvo",
        description="Erasmus+ KA131 mobility: answers with sources, exact amounts.",
        version="1",
        lifespan=lifespan,
        redoc_url=None,
        # An exception's message may hold a request's own words, a question's too.
        telemetry={"logs": False},
        responses=problem_responses.problems(401, 413, 422, 429),
    )
    app.state.ready = False
    problem_responses.install(app)
    for router in (
        asking.router(assistant, metrics, log_questions=settings.log_questions),
        chat_completions.router(assistant, metrics),
        calculating.router(assistant),
        reading.router(assistant),
        remembering.router(database, conversations, load_profile(settings.profile)),
        insights.router(database, settings.report),
        embed.router(),
        health.router(database, metrics),
    ):
        app.include_router(router)
    app.router.routes.append(Route(PATH, mcp, include_in_schema=False))
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, limit=settings.body_limit)
    app.add_middleware(Gate, keys=keys, rate=rate)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
        )
    app.add_middleware(Envelope, metrics=metrics)
    return app
