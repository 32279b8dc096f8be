"""Finds known names in running text: whole words, longest first, inflected forms included."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from calculator.inflection import Case, Reading, case_of_ending, readings

T = TypeVar("T")

# A word, with an ending behind a colon or an apostrophe (USA:ssa, Bordeaux'hon, d'Ivoire); or &.
_WORD = re.compile(r"[^\W\d_]+(?:[:'’‘][^\W\d_]+)?|&")
_CHUNK = re.compile(r"\S+")
_MARKS_OF_ADDRESSES = ("://", "www.", "@")
# What may stand between the words of one name: Saudi-Arabia, St. Lucia, U.S., S:t Michel.
_JOINT = re.compile(r"\.?\s|[-\u2010\u2011.:]")
_SENTENCE_ENDS = ".!?:\n•"
_OPENINGS = " \t\"'”’(*-"
_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One name in a text: where it stands, the name as the table has it, its case, its value."""

    start: int
    end: int
    name: str
    case: Case | None
    value: T


class NameIndex(Generic[T]):
    """A table of names, each under its `name_key`, to look up and to find in text.

    `stems` are irregular Finnish stems with their dictionary form; `agreeing` are inflected forms
    of words inside a name that bend with its last word ("isossa": "iso" for Isossa-Britanniassa);
    `finnish` are the names that take Finnish endings, without it all do. All are case-folded.
    """

    def __init__(
        self,
        names: Mapping[str, T],
        stems: Mapping[str, str] | None = None,
        agreeing: Mapping[str, str] | None = None,
        finnish: Collection[str] | None = None,
    ) -> None:
        self._values = dict(names)
        self._stems = stems or {}
        self._agreeing = agreeing or {}
        self._finnish = None if finnish is None else {*finnish, *map(without_marks, finnish)}
        for name, value in names.items():
            if not name.isascii():
                self._values.setdefault(without_marks(name), value)
        self._longest: dict[str, int] = {}
        for name in self._values:
            if " " in name:
                first, *rest = name.split(" ")
                self._longest[first] = max(self._longest.get(first, 1), 1 + len(rest))
        self._starts = {name[:3].partition(" ")[0] for name in self._values}

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, phrase: str) -> T | None:
        """The value of a name that is the whole phrase, as in the table or inflected."""
        words = list(_words(phrase))
        found = self._name(phrase, words, finnish=True) if words else None
        return found.value if found else None

    def find(self, text: str, *, finnish: bool = True) -> Iterator[Found[T]]:
        """The names in a text, in its order, none inside a longer one.

        In a text that is not `finnish` few Finnish endings are read (see `readings`): English
        "Estonian" is not Estonia's.
        """
        words = list(_words(text))
        at = 0
        while at < len(words):
            length = self._longest_at(words, at)
            for size in range(min(length, len(words) - at), 0, -1):
                if found := self._name(text, words[at : at + size], finnish=finnish):
                    yield found
                    at += size
                    break
            else:
                at += 1

    def _longest_at(self, words: list["_Word"], at: int) -> int:
        form = self._agreeing.get(words[at].form, words[at].form)
        if form[:3] not in self._starts and form[:2] not in self._starts:
            return 0  # no name begins like this, however it were inflected
        return self._longest.get(form, 1)

    def _name(self, text: str, words: list["_Word"], *, finnish: bool) -> Found[T] | None:
        for before, after in pairwise(words):
            if not _JOINT.fullmatch(text, before.end, after.start):
                return None
        *inner, last = words
        head = "".join(self._agreeing.get(word.form, word.form) + " " for word in inner)
        for reading in readings(last.form, self._stems, finnish=finnish):
            name = head + reading.base
            if name in self._values and self.bends(name, reading):
                return Found(words[0].start, last.end, name, reading.case, self._values[name])
        return None

    def bends(self, name: str, reading: Reading) -> bool:
        """Whether a name takes the ending that a reading took off it."""
        return not reading.finnish or self._finnish is None or name in self._finnish


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    form: str


def _words(text: str) -> Iterator[_Word]:
    for chunk in _CHUNK.finditer(text):
        if not any(mark in chunk.group() for mark in _MARKS_OF_ADDRESSES):
            yield from _words_between(text, *chunk.span())


def _words_between(text: str, first: int, last: int) -> Iterator[_Word]:
    for match in _WORD.finditer(text, first, last):
        word = match.group()
        head, colon, ending = word.partition(":")
        if colon and not case_of_ending(ending.casefold()):  # "maa:Ranska" is two words
            start = match.start()
            yield _Word(start, start + len(head), _form(head))
            yield _Word(start + len(head) + 1, match.end(), _form(ending))
        else:
            yield _Word(match.start(), match.end(), _form(word))


def _form(word: str) -> str:
    return (
        "and"
        if word == "&"
        else unicodedata.normalize("NFC", word.casefold()).translate(_APOSTROPHES)
    )


_APOSTROPHES = str.maketrans("’‘", "''")


def name_key(name: str) -> str:
    """A name as the table's keys have it: case-folded words, one space between."""
    key = name.casefold().replace("-", " ")
    if key.replace(" ", "").isalpha():  # nearly all of them: spare the thousands of towns the rest
        return key
    return " ".join(word.form for word in _words(name))


def without_marks(name: str) -> str:
    """The name as keyboards without its letters write it: Tromsø, Tromso."""
    letters = unicodedata.normalize("NFD", name.casefold().translate(_LETTERS_WITHOUT_MARKS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def capital_tells(text: str, start: int) -> bool:
    """Whether the word at `start` has a capital letter that does not just begin a sentence."""
    before = text[:start].rstrip(_OPENINGS)
    return text[start].isupper() and before != "" and before[-1] not in _SENTENCE_ENDS
