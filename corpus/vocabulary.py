"""The field's vocabulary in three languages, and how it widens a question."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Self

from pydantic import model_validator

from corpus.analysis import stems
from corpus.catalog import Language
from corpus.data_files import HERE, Record, read_record
from corpus.errors import DataFileError

VOCABULARY = HERE / "vocabulary"


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
class _Phrases:
    """Phrases of one language by their first stem, longest first."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Term], ...]]


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
    phrases = _phrases(language).by_first
    found: dict[str, None] = {}
    position = 0
    while position < len(asked):
        matches = [
            (phrase, term)
            for phrase, term in phrases.get(asked[position], ())
            if tuple(asked[position : position + len(phrase)]) == phrase
        ]
        longest = len(matches[0][0]) if matches else 1
        for phrase, term in matches:
            if len(phrase) == longest:
                found.update(dict.fromkeys(term.fi))
        position += longest
    return tuple(found)


@cache
def _phrases(language: Language) -> _Phrases:
    by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
    for term in load_vocabulary():
        for phrase in dict.fromkeys(
            tuple(stems(said, language)) for said in term.said_in(language)
        ):
            by_first[phrase[0]].append((phrase, term))
    return _Phrases(
        {
            first: tuple(sorted(listed, key=lambda entry: -len(entry[0])))
            for first, listed in by_first.items()
        }
    )
