"""The reader: the documents by section, searched, with links that can be shared."""

from ui.reader.page import page

__all__ = ["page"]
