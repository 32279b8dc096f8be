"""How the settings name a language model: its provider, a colon, and the provider's own name."""

from typing import Literal, TypeAlias, get_args

Provider: TypeAlias = Literal["openai", "anthropic", "ollama"]


def split(name: str) -> tuple[Provider, str]:
    """The provider and the model of a name; raises `ValueError`."""
    provider, colon, model = name.partition(":")
    for known in get_args(Provider):
        if provider == known and model.strip():
            return known, model.strip()
    given = provider if colon else name
    raise ValueError(
        f"expected {', '.join(f'{known}:MODEL' for known in get_args(Provider))}, not '{given}'"
    )
