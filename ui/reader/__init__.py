"""The reader: the documents by section, searched, with links that can be shared."""

from ui.reader.page import page
from ui.reader.places import heading

__all__ = ["heading", "page"]
