"""What all questions share: the settings, the index, the tools and the language model."""

import sys
from functools import cached_property
from threading import Lock

from langchain_core.language_models import BaseChatModel

from assistant.model.language_model import language_model
from assistant.settings import Settings
from assistant.tools import Toolbox
from calculator import LANGUAGES, Language, load_profile
from corpus import Hit, Index, open_index


class House:
    """Opens what is heavy when it is first needed; safe to use from several threads."""

    def __init__(self, settings: Settings, model: BaseChatModel | None = None) -> None:
        self.settings = settings
        self._opening = Lock()
        self.profile = load_profile(settings.profile)
        self._toolboxes = {
            language: Toolbox(self.search, self.profile, language) for language in LANGUAGES
        }
        self.model = language_model(settings, self.toolbox("en"), model)

    @cached_property
    def _index(self) -> Index:
        return open_index(
            self.settings.data / "index",
            self.settings.embeddings,
            progress=sys.stderr.isatty(),  # for a person who waits, not for a log
        )

    @property
    def index(self) -> Index:
        """The index of the documents, built on first use."""
        with self._opening:
            return self._index

    def search(
        self,
        query: str,
        language: Language,
        k: int = 6,
        *,
        without: frozenset[str] = frozenset(),
    ) -> tuple[Hit, ...]:
        """The passages of the `k` best sections, best first; `without` parts of the ranking."""
        return tuple(self.index.search(query, language, k, without=without))

    def toolbox(self, language: Language) -> Toolbox:
        """The tools, speaking that language."""
        return self._toolboxes[language]
