"""The chat that one script tag puts on a university's own page."""

import json
from functools import cache
from pathlib import Path

import yaml
from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import RootModel, model_validator

from calculator import LANGUAGES

_HERE = Path(__file__).parent
_MEDIA = "text/javascript; charset=utf-8"
_PLACE = "/* TEXTS */ {}"


class _Texts(RootModel[dict[str, dict[str, str]]]):
    """The words of the chat by name and language."""

    @model_validator(mode="after")
    def _in_all_languages(self) -> "_Texts":
        if faults := [name for name, told in self.root.items() if set(told) != set(LANGUAGES)]:
            raise ValueError(f"not in exactly {', '.join(LANGUAGES)}: {', '.join(faults)}")
        return self


@cache
def script() -> str:
    """The script with its words in it; raises pydantic's error for a broken file of words."""
    content = yaml.safe_load((_HERE / "texts.yaml").read_text(encoding="utf-8"))
    words = _Texts.model_validate(content).root
    by_language = {
        language: {name: told[language] for name, told in words.items()} for language in LANGUAGES
    }
    source = (_HERE / "chat.js").read_text(encoding="utf-8")
    if source.count(_PLACE) != 1:
        raise ValueError(f"chat.js has no place for its words: {_PLACE}")
    return source.replace(_PLACE, json.dumps(by_language, ensure_ascii=False))


def router() -> APIRouter:
    """`/embed.js`."""
    routes = APIRouter(tags=["chat front ends"])

    @routes.get(
        "/embed.js",
        response_class=Response,
        responses={200: {"content": {"text/javascript": {"schema": {"type": "string"}}}}},
    )
    def embed() -> Response:
        """The chat, for one script tag on another page."""
        headers = {
            "Cache-Control": "public, max-age=3600",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }
        return Response(script(), media_type=_MEDIA, headers=headers)

    return routes
