"""The language model of one assistant: a chat model with the tools bound to it, and its limits."""

from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable

from assistant.model.offered import offered
from assistant.model.providers import chat_model
from assistant.model.talk import Limits, Talk
from assistant.settings import Settings
from assistant.tools import Toolbox


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model that can be talked to, one talk a question; safe to use from several threads."""

    name: str
    chat: Runnable[LanguageModelInput, AIMessage]
    limits: Limits

    def talk(self) -> Talk:
        """A new talk, whose time begins now."""
        return Talk(self.name, self.chat, self.limits)


def language_model(
    settings: Settings, toolbox: Toolbox, given: BaseChatModel | None = None
) -> LanguageModel | None:
    """The model that is given or that the settings name, None where there is neither.

    Raises `ModelSetupError`.
    """
    limits = Limits(settings.model_seconds, settings.model_calls, settings.model_tokens)
    if given is not None:
        return LanguageModel(given.get_name(), given.bind_tools(offered(toolbox)), limits)
    if settings.model is None:
        return None
    chat = chat_model(settings.model, settings.model_url, settings.model_seconds)
    return LanguageModel(settings.model, chat.bind_tools(offered(toolbox)), limits)
