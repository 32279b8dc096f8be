"""What a question asks for (a sum, a date, so many of something), and whether the hits give it.

A question can be near a section in every word and still ask for what the section does not tell.
`asked_for.yaml` holds the words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from re import Pattern
from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from assistant.understanding.yaml_file import read_yaml
from calculator import Language
from corpus import Hit, card, expand

_FILE = Path(__file__).with_name("asked_for.yaml")

# The sections whose passages are looked through: those that an answer quotes from.
_SECTIONS = 2
# What is counted follows at once, in English after an adjective or two.
_WORDS_COUNTED: Mapping[Language, int] = {"fi": 1, "en": 3, "sv": 1}
# So much of a word's end may be an ending, and so many letters are left at least.
_OPEN_END = 4
_SHORTEST_START = 3

_Patterns: TypeAlias = tuple[Pattern[str], ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Asked(_Entry):
    fi: _Patterns
    en: _Patterns
    sv: _Patterns

    def said_in(self, language: Language) -> _Patterns:
        patterns: _Patterns = getattr(self, language)
        return patterns


class _Kind(_Entry):
    asked: _Asked
    units: _Patterns
    given: _Patterns


class _File(_Entry):
    counting: _Asked
    number: _Patterns
    kinds: Mapping[str, _Kind]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked for: a kind of the file, or a number of things, by the words for them."""

    kind: str | None
    things: tuple[str, ...] = ()


def is_lacking(question: str, language: Language, hits: Sequence[Hit]) -> bool:
    """Whether the question asks for a figure, a date or a contact that the best sections lack.

    They have it where a passage found gives one of that kind (of things that are counted: a
    number beside their name), or where a card says that the section answers such a question.
    What a question asks for in other ways, or what the vocabulary cannot translate, is not judged.
    """
    wanted = _wanted(question, language)
    if not wanted:
        return False
    best = [hit.passage for hit in hits if hit.section_rank <= _SECTIONS]
    texts = [passage.search_text.lower() for passage in best]
    answered = set(_answered((passage.document, passage.section) for passage in best))
    return not any(
        _is_answered(one, language, answered) or _is_given(one, language, texts) for one in wanted
    )


def _answered(places: Iterable[tuple[str, str]]) -> Iterator[tuple[Language, _Wanted]]:
    """What the cards of some sections are asked for, with the language it is asked in."""
    for document, section in dict.fromkeys(places):
        if known := card(document, section):
            for language, text in known.texts():
                yield from ((language, wanted) for wanted in _wanted(text, language))


def _is_answered(
    wanted: _Wanted, language: Language, answered: Iterable[tuple[Language, _Wanted]]
) -> bool:
    if wanted.kind:
        return any(wanted.kind == other.kind for _, other in answered)
    return any(
        _stands_in(thing, " ".join(other.things))
        for spoken, other in answered
        for thing in wanted.things
        if spoken == language
    )


def _is_given(wanted: _Wanted, language: Language, texts: Sequence[str]) -> bool:
    if wanted.kind:
        given = _file().kinds[wanted.kind].given
        return any(_matches(given, text) for text in texts)
    own = wanted.things if language == "fi" else ()
    names = (*own, *(name for thing in wanted.things for name in expand(thing, language)))
    counting = [text for text in texts if _matches(_file().number, text)]
    return not names or any(
        all(_stands_in(word, text) for word in name.lower().split())
        for name in names
        for text in counting
    )


@lru_cache(maxsize=8192)
def _wanted(question: str, language: Language) -> tuple[_Wanted, ...]:
    words = question.lower()
    found = [
        _Wanted(name)
        for name, kind in _file().kinds.items()
        if _matches(kind.asked.said_in(language), words)
    ]
    for pattern in _file().counting.said_in(language):
        for opening in pattern.finditer(words):
            things = words[opening.end() :].split()[: _WORDS_COUNTED[language]]
            found.append(_counted(tuple(thing.strip(".,;:?!") for thing in things)))
    return tuple(dict.fromkeys(found))


def _counted(things: tuple[str, ...]) -> _Wanted:
    called = " ".join(things)
    for name, kind in _file().kinds.items():
        if _matches(kind.units, called):
            return _Wanted(name)
    return _Wanted(None, tuple(thing for thing in things if len(thing) >= _SHORTEST_START))


def _stands_in(word: str, text: str) -> bool:
    """Whether a text has a word in some form, also inside a compound."""
    return word[: max(_SHORTEST_START, len(word) - _OPEN_END)] in text


def _matches(patterns: _Patterns, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


@cache
def _file() -> _File:
    return _File.model_validate(read_yaml(_FILE))
