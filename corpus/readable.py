"""A stored passage made readable: for the eye, and for search. Quotes never come from here."""

import re
from functools import cache

from pydantic import Field

from corpus.data_files import HERE, Record, read_record
from corpus.quotes import join_broken_words, normalise

_FORMULA = re.compile(r"\$([^$\n]+)\$")
_LATEX_TEXT = re.compile(r"\\text\s*\{([^}]*)\}")
_LATEX_SIGNS = {r"\times": "×", r"\ ": " ", r"\,": " "}
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ADDRESS = re.compile(r"<?https?://[^\s>]+>?")
_ESCAPED = re.compile(r"\\([()])")
_EMPHASIS = re.compile(r"\*+")


class _Slip(Record):
    printed: str = Field(min_length=3)
    right: str = Field(min_length=3)


class _Spelling(Record):
    slips: tuple[_Slip, ...]


def readable(source: str) -> str:
    """Make a stored piece readable: broken words whole, formulas in plain signs, no mark-up.

    Tabs between the cells of a table become ` | `.
    """
    text = "\n".join(
        " | ".join(normalise(cell) for cell in line.split("\t")).strip(" |")
        for line in join_broken_words(source).splitlines()
        if line.strip()
    )
    text = _FORMULA.sub(lambda formula: _plain_formula(formula[1]), text)
    text = _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text))
    return _EMPHASIS.sub("", text)


def searchable(source: str) -> str:
    """Make a stored piece fit for search: readable, slips mended, addresses left out."""
    return mended(normalise(_ADDRESS.sub(" ", readable(source))))


def mended(text: str) -> str:
    """Give the slips of the scanning their right spelling, as `spelling.yaml` lists them."""
    pattern, right = _slips()

    def mend(found: re.Match[str]) -> str:
        word = right[found[0].lower()]
        return word.capitalize() if found[0][0].isupper() else word

    return pattern.sub(mend, text)


def _plain_formula(formula: str) -> str:
    formula = _LATEX_TEXT.sub(r"\1", formula)
    for sign, plain in _LATEX_SIGNS.items():
        formula = formula.replace(sign, plain)
    return normalise(formula)


@cache
def _slips() -> tuple[re.Pattern[str], dict[str, str]]:
    slips = read_record(HERE / "spelling.yaml", _Spelling).slips
    right = {slip.printed.lower(): slip.right for slip in slips}
    longest_first = sorted(right, key=len, reverse=True)
    alternatives = "|".join(re.escape(printed) for printed in longest_first)
    return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE), right
