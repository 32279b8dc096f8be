"""Figures in digits: none may stand in a draft, in any script, but the person's own as such."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from assistant.figures import Figure, figures
from assistant.model.draft import SLOT_SIGN, Sentence
from assistant.model.slots import SlotUnit
from assistant.model.units import unit_after, unit_of
from assistant.model.verifier.data import Vocabulary, read
from assistant.model.verifier.fault import Fault
from assistant.model.verifier.number_words import names

_FRAGMENT_END = re.compile(r"[,;:!?()–—]\s|\s[–—-]\s")
_UNIT = re.compile(r"[€%‰$£¥]|[^\W\d_]+")
_MONEY_AND_SHARES = frozenset({"EUR", "percent"})
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}")


class _Echo(Vocabulary):
    echo: list[str]
    confirming: list[str]
    units: frozenset[SlotUnit]


def faults(sentence: Sentence, question: str) -> Iterator[Fault]:
    """The digits and unit signs of a sentence that no slot stands behind."""
    words = names().sub(" ", sentence.words)
    words = _without_echoes(words, question)
    if found := sorted({sign for sign in words if _is_numeric(sign)}):
        shown = ", ".join(found[:5])
        yield Fault(
            "bare-figure",
            f"Write no figure yourself ({shown}): use a slot such as {{{{a1}}}}, or leave it out.",
        )
    for unit in _UNIT.finditer(words):
        counts = unit_of(unit.group()) in _MONEY_AND_SHARES or not unit.group().isalpha()
        if counts and not words[: unit.start()].rstrip(" \u00a0-").endswith(SLOT_SIGN):
            yield Fault("bare-unit", f"'{unit.group()}' may stand right after a slot only.")
            return


def _is_numeric(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "N" or unicodedata.numeric(sign, None) is not None


def _without_echoes(words: str, question: str) -> str:
    """The words without the person's own figures where they are told as the person's own.

    Money and shares are never echoed, nor a figure in a sentence that confirms it: both would
    read as an answer.
    """
    echoes, confirming = _patterns()
    own = {(figure.value, _unit(question, figure)) for figure in figures(question)}
    if not own or not echoes.search(words) or confirming.search(words):
        return words
    kept, start = "", 0
    for end in [*(found.start() for found in _FRAGMENT_END.finditer(words)), len(words)]:
        fragment = words[start:end]
        if echoes.search(fragment) and SLOT_SIGN not in fragment:
            for figure in reversed(figures(fragment)):
                unit = _unit(fragment, figure)
                if (figure.value, unit) in own and unit in _vocabulary().units:
                    fragment = fragment[: figure.start] + fragment[figure.end :]
        kept += fragment
        start = end
    return kept


def _unit(text: str, figure: Figure) -> SlotUnit:
    if _DATE.fullmatch(figure.value):
        return "date"
    following = unit_after(text, figure.end)
    return following.unit if following else "none"


@cache
def _vocabulary() -> _Echo:
    return read("echo", _Echo)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    vocabulary = _vocabulary()
    return (
        re.compile(rf"\b(?:{'|'.join(vocabulary.echo)})", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(vocabulary.confirming)})\b", re.IGNORECASE),
    )
