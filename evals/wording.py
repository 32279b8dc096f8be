"""Compares wordings as a reader would: case, spaces, dashes and emphasis do not matter."""

import re

from corpus import normalise

_EMPHASIS = re.compile(r"[*_]+")
_DASHES = re.compile(r"[‐‑‒–—−]")
_SPACE_BEFORE_SIGN = re.compile(r"(?<=\d) (?=[%€])")
# The guide's LaTeX scraps: 1\,780 \text{ €}.
_LATEX_SPACE = re.compile(r"\\[ ,]")
_LATEX_TEXT = re.compile(r"\\text\s*\{([^}]*)\}")
# 1 820, and 1,820 in English.
_THOUSANDS = re.compile(r"(?<=\d)[ ,](?=\d{3}(?!\d))")


def plain(text: str) -> str:
    """Bring a text to the form in which two wordings are compared."""
    unmarked = _LATEX_TEXT.sub(r"\1", _LATEX_SPACE.sub(" ", _EMPHASIS.sub("", text)))
    one_line = normalise(unmarked).casefold()
    dashed = _DASHES.sub("-", one_line)
    return _THOUSANDS.sub("", _SPACE_BEFORE_SIGN.sub("", dashed))


def stands_in(wording: str, text: str) -> bool:
    """Say whether a text holds a wording; a figure is never found inside a longer figure."""
    wanted = re.escape(plain(wording))
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(f"{before}{wanted}{after}", plain(text)) is not None
