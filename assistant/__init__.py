"""Question in, verified answer out.

The names below are imported when they are first used, so that `neuvo calculate` does not wait
for what only answering questions needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer, Behaviour, Caveat, CaveatCode, Citation
    from assistant.assistant import Assistant
    from assistant.model.errors import ModelSetupError
    from assistant.settings import Settings
    from assistant.storage import Database, Draft, drafts
    from assistant.understood import Understood
    from calculator import Calculation

__all__ = [
    "Answer",
    "Assistant",
    "Behaviour",
    "Calculation",
    "Caveat",
    "CaveatCode",
    "Citation",
    "Database",
    "Draft",
    "ModelSetupError",
    "Settings",
    "Understood",
    "drafts",
]

_HOMES = {
    "Assistant": "assistant.assistant",
    "Calculation": "calculator",
    "Database": "assistant.storage",
    "Draft": "assistant.storage",
    "ModelSetupError": "assistant.model.errors",
    "Settings": "assistant.settings",
    "Understood": "assistant.understood",
    "drafts": "assistant.storage",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'assistant' has no attribute '{name}'")
    return getattr(import_module(_HOMES.get(name, "assistant.answer")), name)
