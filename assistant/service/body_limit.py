"""Refuses bodies that are too long, whether they say so at once or not.

Starlette's own limit answers in plain text; here every error is a problem document.
"""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.problems import problem
from assistant.service.problem_responses import response


class BodyLimit:
    """Lets at most `limit` bytes of a request's body through."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        detail = f"a request may be {self._limit} bytes long"
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self._limit:
            told = problem("http", "Content Too Large", 413, detail)
            await response(told)(scope, receive, send)
            return
        read = 0

        async def receive_counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._limit:
                raise HTTPException(413, detail)
            return message

        await self._app(scope, receive_counted, send)
