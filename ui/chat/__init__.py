"""The chat: a question, its answer with numbered sources, and each calculation's working."""

from ui.chat.page import page

__all__ = ["page"]
