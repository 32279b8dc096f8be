"""One event loop behind all threads, on which requests to models run and can really be ended.

Providers keep connections that belong to a loop, so that there is one loop for the process.
"""

import asyncio
from collections.abc import Coroutine
from functools import cache
from threading import Lock, Thread
from typing import TypeVar

T = TypeVar("T")

_GRACE_S = 1.0
"""How long a request that was ended may take to notice."""

_starting = Lock()


def awaited(work: Coroutine[object, object, T], seconds: float) -> T:
    """What the work gives; raises `TimeoutError` when it takes longer, and what it raises."""
    with _starting:
        loop = _loop()
    future = asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, seconds), loop)
    return future.result(seconds + _GRACE_S)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="neuvo-model", daemon=True).start()
    return loop
