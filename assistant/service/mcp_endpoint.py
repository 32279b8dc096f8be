"""The MCP server over HTTP, at `/mcp`: each request by itself, so that any replica answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import Receive, Scope, Send

from assistant.assistant import Assistant
from assistant.mcp_server import mcp_server

PATH = "/mcp"


class McpEndpoint:
    """An ASGI app that serves MCP while it is running."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._sessions: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve as long as the `with` lasts."""
        # The library's manager runs once; an app may be started again.
        self._sessions = StreamableHTTPSessionManager(
            mcp_server(self._assistant), json_response=True, stateless=True
        )
        async with self._sessions.run():
            yield
        self._sessions = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._sessions is None:
            raise RuntimeError("the service is not running")
        await self._sessions.handle_request(scope, receive, send)
