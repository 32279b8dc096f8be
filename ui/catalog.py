"""What changes only with a new version of the service, asked for once in a while."""

import streamlit as st

from ui.client import Json
from ui.screen import Screen

_KEPT_S = 600


def documents(screen: Screen) -> list[Json]:
    """The documents with their section trees."""
    return _documents(screen.client.base_url, screen)


def document(screen: Screen, document_id: str) -> Json:
    """A document with its section tree; one that the service does not list raises."""
    return next(one for one in documents(screen) if one["id"] == document_id)


def section(screen: Screen, document_id: str, section_id: str) -> Json:
    """One section with its blocks."""
    return _section(screen.client.base_url, document_id, section_id, screen)


def calculators(screen: Screen) -> dict[str, Json]:
    """Every calculator by its name, in the reader's language."""
    return _calculators(screen.client.base_url, screen.language, screen)


# The address and the language are the caches' keys; what starts with _ is not.


@st.cache_data(show_spinner=False, ttl=_KEPT_S)
def _documents(base_url: str, _screen: Screen) -> list[Json]:  # noqa: ARG001
    return _screen.client.documents()


@st.cache_data(show_spinner=False, ttl=_KEPT_S)
def _section(base_url: str, document: str, section: str, _screen: Screen) -> Json:  # noqa: ARG001
    return _screen.client.section(document, section)


@st.cache_data(show_spinner=False, ttl=_KEPT_S)
def _calculators(base_url: str, language: str, _screen: Screen) -> dict[str, Json]:  # noqa: ARG001
    return {found["name"]: found for found in _screen.client.calculators(language)}
