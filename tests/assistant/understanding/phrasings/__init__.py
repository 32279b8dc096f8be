"""Phrasings made from facts by words and endings of its own: none of them are the parser's.

`made` draws any number of them from a seed. `Phrasing.says` are the facts that a phrasing states,
`asks` what it leaves open.
"""

from tests.assistant.understanding.phrasings.making import made
from tests.assistant.understanding.phrasings.phrasing import Phrasing

__all__ = ["Phrasing", "made"]
