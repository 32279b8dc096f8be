"""The service as the screen sees it: plain JSON over HTTP."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import httpx

Json: TypeAlias = dict[str, Any]
"""A JSON object of the service; its shapes are in the service's OpenAPI document."""


class ServiceDown(Exception):  # named after what is wrong
    """The service cannot be reached or did not answer in time."""


@dataclass(frozen=True)
class Refused(Exception):
    """The service answered with a problem document."""

    problem: Json


@dataclass(frozen=True)
class Client:
    """Calls the service at `base_url`; a call waits at most `timeout` seconds."""

    base_url: str
    timeout: float = 30.0

    def ask(self, question: str, conversation_id: str | None, language: str) -> Json:
        """The answer to one question."""
        body = {
            "question": question,
            "conversation_id": conversation_id,
            "language": language,
        }
        return self._object("POST", "/v1/ask", json=body)

    def section(self, document: str, section: str) -> Json:
        """One section's verbatim text."""
        return self._object("GET", f"/v1/documents/{document}/sections/{section}")

    def documents(self) -> list[Json]:
        """The documents with their sections."""
        documents: list[Json] = self._call("GET", "/v1/documents").json()
        return documents

    def _object(self, method: str, path: str, json: Json | None = None) -> Json:
        answer: Json = self._call(method, path, json).json()
        return answer

    def _call(self, method: str, path: str, json: Json | None = None) -> httpx.Response:
        try:
            response = httpx.request(method, self.base_url + path, json=json, timeout=self.timeout)
        except httpx.HTTPError as error:
            raise ServiceDown(str(error)) from error
        if response.is_server_error:
            raise ServiceDown(f"{response.status_code}")
        if response.is_client_error:
            raise Refused(response.json())
        return response
