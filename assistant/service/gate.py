"""The gate: nothing but the public paths is reached without a key, or too often with one."""

import re
import time

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.problems import problem
from assistant.service.access import Keys, is_own_machine
from assistant.service.problem_responses import response

PUBLIC = frozenset({"/healthz", "/readyz", "/docs", "/openapi.json", "/embed.js"})
"""What tells nothing of anybody: for probes, programmers and browsers that load the chat."""


_HOST = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::\d*)?")


class Gate:
    """Lets requests in: finds the caller of each and counts how often it calls.

    Each process counts for itself; a limit over all replicas is the load balancer's to set.
    """

    def __init__(self, app: ASGIApp, keys: Keys, rate: RateLimitItem) -> None:
        self._app = app
        self._keys = keys
        self._rate = rate
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 401 or 429."""
        if scope["type"] != "http" or scope["path"] in PUBLIC:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self._keys.open and not is_own_machine(_host(headers)):
            # A web page whose name is made to mean this machine must not read its answers.
            told = problem("foreign-host", "Forbidden", 403, "without keys, call it by 127.0.0.1")
            await response(told)(scope, receive, send)
            return
        caller = self._keys.caller(_bearer(headers))
        if caller is None:
            told = problem(
                "no-key", "Unauthorized", 401, "send a valid key: Authorization: Bearer …"
            )
            await response(told, {"WWW-Authenticate": "Bearer"})(scope, receive, send)
            return
        # One's own machine is not limited; a key is, for each address that uses it.
        address = scope["client"][0] if scope["client"] else ""
        if caller.name and not self._limiter.hit(self._rate, caller.name, address):
            reset = self._limiter.get_window_stats(self._rate, caller.name, address).reset_time
            wait = max(1, round(reset - time.time()))
            told = problem("too-many", "Too many requests", 429, f"try again in {wait} seconds")
            await response(told, {"Retry-After": str(wait)})(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self._app(scope, receive, send)


def _bearer(headers: Headers) -> str | None:
    scheme, _, key = headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def _host(headers: Headers) -> str:
    named = _HOST.fullmatch(headers.get("host", ""))
    return named[1].strip("[]") if named else ""
