"""Plain words: what an answer may say without a source, of a calculation or the conversation."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from assistant.model.draft import SLOT_SIGN
from assistant.model.naming import countries_in
from assistant.model.units import unit_of
from assistant.model.verifier.data import Vocabulary, read
from calculator import Language
from calculator.texts import load_texts

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
_STEM = 5
"""Letters by which a word of a label or of the question is known again."""


class _File(Vocabulary):
    fi: list[str]
    en: list[str]
    sv: list[str]


def strange_words(
    words: str, question: str, language: Language, *, calculated: bool
) -> tuple[str, ...]:
    """The words that neither the person, the calculators, plain talk nor the map has.

    `calculated` says that a calculator's figure is told, so that its terms may be used.
    """
    known = _stems(_WORD.findall(question.casefold()))
    if calculated:
        known |= _labels()[language]
    plain = _plain(language)
    return tuple(
        word
        for word in _WORD.findall(words.replace(SLOT_SIGN, " "))
        if len(word) > _SHORTEST
        and not plain.fullmatch(word.casefold())
        and word.casefold()[:_STEM] not in known
        and unit_of(word.casefold()) is None
        and not countries_in(word, language)
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)


@cache
def _plain(language: Language) -> re.Pattern[str]:
    words: list[str] = getattr(read("plain_words", _File), language)
    return re.compile("|".join(word.replace("*", r"\w*") for word in words))


@cache
def _labels() -> Mapping[Language, frozenset[str]]:
    """The words of all that the calculators call things, by language."""
    texts = load_texts()
    told = [
        entry.template
        for kind in ("calculators", "inputs", "choices", "steps", "results")
        for entry in texts[kind].values()
    ]
    languages: tuple[Language, ...] = ("fi", "en", "sv")
    return {
        language: _stems(
            word for template in told for word in _WORD.findall(template[language].casefold())
        )
        for language in languages
    }
