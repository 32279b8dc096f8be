"""The words and phrases the rules know, as data: `vocabulary/*.yaml` turned into a fast index.

A file holds concepts; a concept holds phrases by language. A phrase is one or more words; `laps*`
stands for every word that begins so, `*tuki` for every word that ends so. Phrases of all languages
are matched in every question, because people mix them; `only.` before a concept keeps its words,
which mean something else in another language, to questions of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import yaml

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.yaml_file import read_yaml

Language: TypeAlias = Literal["fi", "en", "sv"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDER = Path(__file__).parent / "vocabulary"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ROOTS = 3  # letters by which a stem or an ending is found
_FOLDED_FROM = 5  # shorter words without their dots are other words: för, for
_ONLY = "only."  # before a concept that is read in questions of its own language only
_FOLD = str.maketrans("äöåéü", "aoaeu")
# What spoken Finnish leaves off: saksas, junal, vuodeks, harjotteluu, lapsii.
_CLIPPED = re.compile(
    r"(?<=s)s[aä]$|(?<=st)[aä]$|(?<=l)l[aä]$|(?<=lt)[aä]$|(?<=ks)i$"
    r"|(?<=aa|ee|ii|oo|uu|yy|ää|öö)n$|(?<=[^aeiouyäö]i)[aä]$"
)
_CLIPPED_TO = 4  # letters that are left


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters or of digits, with its place in the text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of a concept found in the text."""

    concept: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    language: Language
    words: tuple[str, ...]
    only: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases, found by the first word's whole form, beginning or ending."""

    concepts: frozenset[str]
    exact: Mapping[str, tuple[_Phrase, ...]] = field(repr=False)
    stems: Mapping[str, tuple[_Phrase, ...]] = field(repr=False)
    endings: Mapping[str, tuple[_Phrase, ...]] = field(repr=False)

    def matches(self, text: str, tokens: tuple[Token, ...], language: Language) -> list[Match]:
        """Every phrase in the text, in order; one match of a concept at a place, the longest."""
        longest: dict[tuple[str, int], Match] = {}
        for index, token in enumerate(tokens):
            for phrase in self._starting(token.word):
                if phrase.only and phrase.language != language:
                    continue
                last = _last_token(phrase, text, tokens, index)
                if last is None:
                    continue
                key = (phrase.concept, index)
                if key not in longest or longest[key].last < last:
                    longest[key] = Match(phrase.concept, token.start, tokens[last].end, index, last)
        return list(longest.values())

    def words(self) -> Iterator[tuple[str, Language, str]]:
        """Every word of every phrase as it is listed, after its concept and language."""
        for index in (self.exact, self.stems, self.endings):
            for phrases in index.values():
                for phrase in phrases:
                    for word in phrase.words:
                        yield phrase.concept, phrase.language, word

    def _starting(self, word: str) -> Iterator[_Phrase]:
        yield from self.exact.get(word, ())
        yield from self.stems.get(word[:_ROOTS], ())
        yield from self.endings.get(word[-_ROOTS:], ())


def tokens_of(plain_text: str) -> tuple[Token, ...]:
    """The words and numbers of a text, in order."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(plain_text))


def _last_token(phrase: _Phrase, text: str, tokens: tuple[Token, ...], index: int) -> int | None:
    last = index + len(phrase.words) - 1
    if last >= len(tokens):
        return None
    for offset, wanted in enumerate(phrase.words):
        token = tokens[index + offset]
        if not _fits(wanted, token.word):
            return None
        if offset and not _joined(text[tokens[index + offset - 1].end : token.start]):
            return None
    return last


def _joined(gap: str) -> bool:
    """Whether two words belong to one phrase: spaces, a hyphen, an apostrophe, t.o.m.; no dash."""
    return gap == "." or (len(gap) <= 3 and gap != " - " and not gap.strip(" -'+/"))


def _fits(wanted: str, word: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if wanted.startswith("*"):
        return word.endswith(wanted[1:])
    return word == wanted


@cache
def lexicon() -> Lexicon:
    """The lexicon of the vocabulary folder; raises `VocabularyFaults` with every fault in it."""
    faults: list[str] = []
    phrases: list[_Phrase] = []
    for path in sorted(_FOLDER.glob("*.yaml")):
        phrases += _read(path, faults)
    if faults:
        raise VocabularyFaults(tuple(faults))
    return _indexed([*phrases, *_spoken(phrases)])


def _spoken(phrases: list[_Phrase]) -> Iterator[_Phrase]:
    """The Finnish phrases as they are spoken, where that makes no other word: junal, vuodeks."""
    written = {word for phrase in phrases if phrase.language == "fi" for word in phrase.words}
    for phrase in phrases:
        words = tuple(_clipped(word) for word in phrase.words)
        if phrase.language == "fi" and words != phrase.words and not written.issuperset(words):
            yield _Phrase(phrase.concept, "fi", words, only=True)


def _clipped(word: str) -> str:
    short = _CLIPPED.sub("", word)
    if len(short) < _CLIPPED_TO:
        return word
    # lapsia is spoken with a long vowel in the place of the two.
    return short + "i" if word[-2:] in {"ia", "iä"} and short != word else short


def _indexed(phrases: list[_Phrase]) -> Lexicon:
    exact: dict[str, list[_Phrase]] = defaultdict(list)
    stems: dict[str, list[_Phrase]] = defaultdict(list)
    endings: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in phrases:
        first = phrase.words[0]
        if first.endswith("*"):
            stems[first[:_ROOTS]].append(phrase)
        elif first.startswith("*"):
            endings[first[-_ROOTS:]].append(phrase)
        else:
            exact[first].append(phrase)
    return Lexicon(
        frozenset(phrase.concept for phrase in phrases),
        {word: tuple(found) for word, found in exact.items()},
        {word: tuple(found) for word, found in stems.items()},
        {word: tuple(found) for word, found in endings.items()},
    )


def _read(path: Path, faults: list[str]) -> Iterator[_Phrase]:
    try:
        content = read_yaml(path)
    except yaml.YAMLError as error:
        faults.append(f"{path.name}: {error}")
        return
    if not isinstance(content, dict):
        faults.append(f"{path.name}: not a mapping of concepts")
        return
    for concept, by_language in content.items():
        if not isinstance(by_language, dict) or not set(by_language) <= set(LANGUAGES):
            faults.append(f"{path.name}: {concept}: phrases are listed under fi, en and sv")
            continue
        for language, written in by_language.items():
            yield from _phrases(f"{path.name}: {concept}", concept, language, written, faults)


def _phrases(
    where: str, concept: str, language: Language, written: object, faults: list[str]
) -> Iterator[_Phrase]:
    for one in written if isinstance(written, list) else [written]:
        if not isinstance(one, str) or one != one.lower():
            faults.append(f"{where}: {one!r} is not a phrase in lower case")
            continue
        words = tuple(re.findall(r"\*?[^\W\d_]+\*?|\d+", one))
        if not words or ("*" in words[0] and len(words[0].strip("*")) < _ROOTS):
            faults.append(f"{where}: {one!r} begins with too short a stem")
            continue
        name, only = concept.removeprefix(_ONLY), concept.startswith(_ONLY)
        yield _Phrase(name, language, words, only)
        folded = tuple(word.translate(_FOLD) for word in words)
        if folded != words and len(words[0].strip("*")) >= _FOLDED_FROM:
            yield _Phrase(name, language, folded, only)
