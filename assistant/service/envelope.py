"""Around every request: its id, the headers that protect a browser, one log line, the counters."""

import logging
import re
import secrets
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.metrics import Metrics
from assistant.service.problem_responses import response, unforeseen

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_PROTECTION = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    # The page of the API's documentation brings its scripts from where FastAPI says.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
_DOCS = "/docs"

_log = logging.getLogger("neuvo.requests")


class Envelope:
    """The outermost layer: whatever happens inside is told, counted and logged once.

    The log line holds no query, body or key, so that no question is ever in it.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; an error that nobody foresaw becomes a problem document."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = perf_counter()
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _ID.fullmatch(given) else secrets.token_hex(8)
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in _PROTECTION.items():
                    if name != "Content-Security-Policy" or scope["path"] != _DOCS:
                        headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:
            _log.exception("failed", extra={"request_id": request_id})
            if status:
                raise  # the answer was on its way: the connection must break, not end well
            told = unforeseen(error).model_copy(
                update={"instance": f"urn:neuvo:request:{request_id}"}
            )
            await response(told)(scope, receive, send_with_headers)
        finally:
            seconds = perf_counter() - started
            # The pattern of the path, never the path: ids would make a counter each.
            route = getattr(scope.get("route"), "path", "unknown")
            self._metrics.served(scope["method"], route, status, seconds)
            _log.info(
                "served",
                extra={
                    "request_id": request_id,
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                },
            )
