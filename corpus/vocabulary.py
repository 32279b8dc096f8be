"""The field's vocabulary in three languages, and how it widens a question."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from typing import Self

from pydantic import model_validator

from corpus.analysis import stems
from corpus.catalog import Language
from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError

VOCABULARY = HERE / "vocabulary"

# Two stems are of one word when they start alike and share most of the longer one.
_ALIKE_FROM_START = 4
_ALIKE_SHARE = 0.65


class Term(Record):
    """One thing of the field: the documents' Finnish words for it, and what people say."""

    fi: tuple[str, ...]
    en: tuple[str, ...] = ()
    sv: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _each_word_once(self) -> Self:
        if not self.fi or not all(word.strip() for word in self.fi):
            raise ValueError("a term needs at least one Finnish word")
        for field in ("fi", "en", "sv", "everyday"):
            listed = [word.lower() for word in getattr(self, field)]
            repeated = sorted({word for word in listed if listed.count(word) > 1})
            if repeated:
                raise ValueError(f"'{self.fi[0]}': {field} lists {', '.join(repeated)} twice")
        return self

    def said_in(self, language: Language) -> tuple[str, ...]:
        """What a question in this language may call it."""
        return (*self.fi, *self.everyday) if language == "fi" else getattr(self, language)


class _TermFile(Record):
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class _Phrase:
    """One way to say a term, as stems."""

    stems: tuple[str, ...]
    term: Term


@cache
def load_vocabulary() -> tuple[Term, ...]:
    """Read all files of `vocabulary/`; raises `DataFileError` with the faults of all of them."""
    terms: list[Term] = []
    faults: list[str] = []
    for path in sorted(VOCABULARY.glob("*.yaml")):
        try:
            terms.extend(read_record(path, _TermFile).terms)
        except DataFileError as error:
            faults.append(str(error))
    if faults:
        raise DataFileError(VOCABULARY, faults)
    return tuple(terms)


def expand(question: str, language: Language) -> tuple[str, ...]:
    """The documents' Finnish words for what a question names, in the question's order.

    Only phrases of the question's own language count, so that an English "day" is not taken for
    a Swedish or Finnish word. Of phrases that overlap the longest wins.
    """
    asked = stems(question, language)
    phrases = _phrases(language)
    found: dict[str, None] = {}
    position = 0
    while position < len(asked):
        matches = [
            phrase
            for phrase in phrases.get(asked[position][:_ALIKE_FROM_START], ())
            if _says(asked[position : position + len(phrase.stems)], phrase)
        ]
        longest = max((len(phrase.stems) for phrase in matches), default=1)
        for phrase in matches:
            if len(phrase.stems) == longest:
                found.update(dict.fromkeys(phrase.term.fi))
        position += longest
    return tuple(found)


def _says(asked: list[str], phrase: _Phrase) -> bool:
    return len(asked) == len(phrase.stems) and all(map(_alike, asked, phrase.stems))


def _alike(stem: str, other: str) -> bool:
    """Whether two stems are of one word: stemming leaves some inflections a letter or two apart."""
    if stem == other:
        return True
    shared = len(commonprefix([stem, other]))  # noqa: RUF071 - letters are what is compared
    return shared >= _ALIKE_FROM_START and shared >= _ALIKE_SHARE * max(len(stem), len(other))


@cache
def _phrases(language: Language) -> dict[str, tuple[_Phrase, ...]]:
    """The phrases of one language, by the start of their first stem."""
    by_start: dict[str, list[_Phrase]] = defaultdict(list)
    for term in load_vocabulary():
        for said in dict.fromkeys(tuple(stems(said, language)) for said in term.said_in(language)):
            by_start[said[0][:_ALIKE_FROM_START]].append(_Phrase(said, term))
    return {start: tuple(phrases) for start, phrases in by_start.items()}
