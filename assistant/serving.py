"""The service and the screen together, started and stopped as one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from assistant.service import create_app, log_as_json
from assistant.service.access import Keys
from assistant.settings import Settings

_PATIENCE = 10
"""Seconds that open requests, and the screen, get to end by themselves."""
_STARTING = 60
"""Seconds that a worker may be busy with its index before it is taken for hung."""
_LOOK = (
    "--theme.base", "light",
    "--theme.primaryColor", "#14487a",
    "--theme.headingFontSizes", '["2.25rem", "1.6rem", "1.3rem"]',
)  # fmt: skip
"""Legible contrasts, and headings that fit a phone."""


def serve(port: int | None, *, with_ui: bool) -> int:
    """Run until Ctrl-C or a request to terminate; returns the exit code. Prints both addresses."""
    settings = Settings() if port is None else Settings(port=port)
    Keys.of(settings)  # what is wrong with the keys is told before anything is started
    api = f"http://{settings.host}:{settings.port}"
    log_as_json()
    # Uvicorn repeats the signal it stopped for; as an interrupt it lets the screen be stopped too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _screen(settings, api) if with_ui else nullcontext():
        print(f"Service: {api}/docs", flush=True)
        started = _run_alone(settings) if settings.workers == 1 else _run_workers(settings)
    return 0 if started else 1


def worker() -> FastAPI:
    """The service in one of several processes; its settings come from the environment."""
    log_as_json()
    return create_app()


def _run_alone(settings: Settings) -> bool:
    server = uvicorn.Server(_config(settings, create_app(settings)))
    with suppress(KeyboardInterrupt):
        server.run()
    return server.started


def _run_workers(settings: Settings) -> bool:
    config = _config(settings, "assistant.serving:worker")
    supervisor = Multiprocess(config, [config.bind_socket()])
    supervisor.run()
    return all(process.exitcode != STARTUP_FAILURE for process in supervisor.processes)


def _config(settings: Settings, app: FastAPI | str) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=settings.workers,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # the service's own line tells the route without the query
        timeout_graceful_shutdown=_PATIENCE,
        timeout_worker_healthcheck=_STARTING,
    )


@contextmanager
def _screen(settings: Settings, api: str) -> Iterator[None]:
    """The Streamlit screen as a process of its own, stopped with the service."""
    # Found by name only: the assistant does not import the screen, which speaks HTTP to it.
    spec = find_spec("ui")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the screen is not installed; use --no-ui")
    command = [
        sys.executable, "-m", "streamlit", "run",
        str(Path(spec.submodule_search_locations[0]) / "app.py"),
        "--server.address", settings.host,
        "--server.port", str(settings.ui_port),
        "--server.headless", "true",
        "--browser.gatherUsageStats", "false",
        "--client.toolbarMode", "minimal",
        "--client.showErrorDetails", "none",
        *_LOOK,
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own file
        command, env={**os.environ, "NEUVO_API": api}, stdout=subprocess.DEVNULL
    )
    print(f"Chat:    http://{settings.host}:{settings.ui_port}", flush=True)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
