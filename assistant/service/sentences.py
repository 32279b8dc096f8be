"""An answer's Markdown in pieces that can be shown one after another."""

import re
from collections.abc import Iterator

# A line end, or the end of a sentence before a capital; "15.9. Ranskaan" splits too, harmlessly,
# since the pieces put together are the text again.
_END = re.compile(r"\n+|(?<=[.!?\]])[ ]+(?=[A-ZÅÄÖ*\[])")


def sentences(text: str) -> Iterator[str]:
    """The pieces of a text, each with the white space that follows it; joined they are the text."""
    start = 0
    for end in _END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]
