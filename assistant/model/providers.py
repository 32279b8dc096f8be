"""From the settings to a chat model: which providers there are and what each calls its options."""

import importlib.util
import os
from collections.abc import Callable

from langchain_core.language_models import BaseChatModel

from assistant.model.errors import MissingExtra, MissingKey, Unusable
from assistant.model.names import Provider, split

LONGEST_REPLY = 1500
"""Tokens of one reply."""

_KEYS: dict[Provider, str] = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_RETRIES = 1
_OLLAMA_CONTEXT = 32_768
"""Tokens; Ollama by itself takes fewer than the tools have, and cuts the rest off silently."""


def chat_model(name: str, url: str | None, seconds: float) -> BaseChatModel:
    """The chat model of a name such as `openai:gpt-5`; keys are read from the environment only.

    Raises `MissingExtra`, `MissingKey` or `Unusable`.
    """
    provider, model = split(name)
    if importlib.util.find_spec(f"langchain_{provider}") is None:
        raise MissingExtra(provider)
    from langchain.chat_models import init_chat_model

    make: Callable[..., BaseChatModel] = init_chat_model
    options = _options(provider, url, seconds)
    try:
        return make(f"{provider}:{model}", **options)
    except Exception as error:  # noqa: BLE001  # each provider's package raises its own
        raise Unusable(provider, type(error).__name__) from None


def _options(provider: Provider, url: str | None, seconds: float) -> dict[str, object]:
    options: dict[str, object] = {"base_url": url} if url else {}
    if provider == "ollama":
        timeout = {"timeout": seconds}
        return options | {
            "num_predict": LONGEST_REPLY,
            "num_ctx": _OLLAMA_CONTEXT,
            "client_kwargs": timeout,
        }
    if not os.environ.get(_KEYS[provider]):
        if not (provider == "openai" and url):
            raise MissingKey(_KEYS[provider])
        options["api_key"] = "none"  # a server of one's own asks for none; the client insists
    if provider == "openai" and url:
        # The client sends the newer name of this limit, which other servers do not know.
        options["extra_body"] = {"max_tokens": LONGEST_REPLY}
    return options | {"max_tokens": LONGEST_REPLY, "timeout": seconds, "max_retries": _RETRIES}
