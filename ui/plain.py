"""Markdown of the service: made safe for the screen, and made plain for an e-mail."""

import re

_MARKS = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*(?!\s)([^*\n]+?)\*(?!\w)")


def markdown(text: str) -> str:
    """Markdown in which a dollar sign is one, and no formula."""
    return text.replace("$", r"\$")


def plain(text: str) -> str:
    """Markdown as a text that reads well without any: no stars, lines broken where they were."""
    unmarked = _MARKS.sub(lambda found: found[1] or found[2], text)
    return re.sub(r" {2,}$", "", unmarked, flags=re.MULTILINE)
