"""Country names in three languages, as data, and where a text names a country."""

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from calculator.data_file import read_data
from calculator.errors import DataFaults
from calculator.inflection import readings
from calculator.names import Found, NameIndex, capital_tells, name_key, without_marks
from calculator.spelling import Spellings, is_within_two_slips
from calculator.values import LANGUAGES, Language

FILE = Path(__file__).with_name("country_names.yaml")

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS_OF_AGREEING_WORDS = (
    *("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "seen"),
    *("a", "ä", "ta", "tä"),
)
_NEIGHBOURS = 2
_NEAR = 80  # characters in which the neighbours are looked for
_LIKENESS = 0.7
_NO_COUNTRY = ""
_GUESSED_FROM = 6  # letters
_SHORT_MORE = 4  # characters of a longer name beside the shorter, the space among them


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named in a text: its ISO 3166-1 alpha-2 code and the span that names it."""

    code: str
    start: int
    end: int
    text: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    names: dict[str, dict[Language, list[str]]]
    stems: dict[str, list[str]]
    agreeing: dict[str, list[str]]
    not_countries: list[str]
    everyday_words: frozenset[str]
    capitals_only: frozenset[str]
    languages: list[str]
    language_words: list[str]


class CountryNames:
    """The names of the countries: shown, looked up, and found in running text."""

    def __init__(self, file: _File) -> None:
        self._file = file
        names = [
            (name_key(name), name, language, code)
            for code, languages in file.names.items()
            for language, names in languages.items()
            for name in names
        ]
        others = [name_key(name) for name in file.not_countries]
        stems = {stem: name.casefold() for name, stems in file.stems.items() for stem in stems}
        stems |= {without_marks(stem): without_marks(name) for stem, name in stems.items()}
        agreeing = {
            stem + ending: word
            for word, stems in file.agreeing.items()
            for stem in stems
            for ending in _ENDINGS_OF_AGREEING_WORDS
        }
        self._index = NameIndex(
            dict.fromkeys(others, _NO_COUNTRY) | {key: code for key, _, _, code in names},
            stems,
            agreeing,
            finnish=[*others, *(key for key, _, language, _ in names if language == "fi")],
        )
        self._codes = {key: code for key, _, _, code in names}
        self._longer = _longer(self._codes, self._index)
        self._spellings = Spellings(
            key
            for key in self._codes.keys() - file.everyday_words - file.capitals_only
            if len(key) >= _GUESSED_FROM and key.isalpha()
        )
        self._spelled = {key: name for key, name, _, _ in names}
        self._languages = frozenset(map(name_key, file.languages))
        self._language_words = re.compile("|".join(map(re.escape, file.language_words)))

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the countries that have names."""
        return frozenset(self._file.names)

    def shown(self, code: str) -> dict[Language, str]:
        """The name to show in each language."""
        return {language: names[0] for language, names in self._file.names[code].items()}

    def code(self, name: str) -> str | None:
        """The country that a whole phrase names, inflected or not; None when it is no such name."""
        return self._index.get(name) or None

    def meant(self, text: str, start: int, end: int) -> str | None:
        """The country whose name, inflected or not, a word of the text is with one slip.

        None where the word is a name as it stands, and where two slips would make it another
        country's: Austria and Australia, Slovakia and Slovenia are never taken for each other.
        """
        word = text[start:end].casefold()
        if self.code(word):
            return None
        meant = {
            (reading.base, name)
            for reading in readings(word)
            for name in self._spellings.near(reading.base)
            # The first letter is hardly missed; one more at the end makes another word: Estonian.
            if reading.base[0] == name[0] and not reading.base.startswith(name)
            if self._index.bends(name, reading)
        }
        codes = {self._codes[name] for _, name in meant}
        if len(codes) != 1 or any(
            self._resembles_another(base, self._codes[name])
            or self._is_of_longer(text, start, end, name)
            for base, name in meant
        ):
            return None
        return codes.pop()

    def _resembles_another(self, word: str, code: str) -> bool:
        return any(
            other != code and is_within_two_slips(word, name) for name, other in self._codes.items()
        )

    def _is_of_longer(self, text: str, start: int, end: int, name: str) -> bool:
        """Whether a name belongs to a longer one that is misspelt: the Korea of Nroth Korea."""
        return any(
            is_within_two_slips(_beside(text, start, end, name, longer), longer)
            for longer in self._longer.get(name, ())
        )

    def similar(self, name: str) -> list[str]:
        """Up to three names, as they are spelled, that look like `name`; the likeliest first."""
        keys = difflib.get_close_matches(name_key(name), self._spelled, n=3, cutoff=_LIKENESS)
        return [self._spelled[key] for key in keys]

    def find(self, text: str, language: Language | None = None) -> list[CountryMention]:
        """The countries that a text names, in its order; see `find_all`."""
        return [
            CountryMention(found.value, found.start, found.end, text[found.start : found.end])
            for found in self._index.find(text, finnish=language in (None, "fi"))
            if found.value != _NO_COUNTRY and self._means_country(text, found)
        ]

    def _means_country(self, text: str, found: Found[str]) -> bool:
        written = text[found.start : found.end]
        word = written.casefold()
        if self._is_of_longer(text, found.start, found.end, found.name):
            return False
        if word in self._file.capitals_only:
            return written.isupper()
        if capital_tells(text, found.start):
            return True
        if word in self._file.everyday_words:
            return written[0].isupper() and _stands_alone(text, found.end)
        return not (found.name in self._languages and self._means_language(text, found))

    def _means_language(self, text: str, found: Found[str]) -> bool:
        """Whether a country's name without a telling capital is its language (englannin kieli)."""
        if found.case == "partitive" and text[found.start].islower():
            return True  # puhun englantia
        return found.case in (None, "genitive") and self._beside_language_word(text, found)

    def _beside_language_word(self, text: str, found: Found[str]) -> bool:
        before = _WORD.findall(text[max(0, found.start - _NEAR) : found.start])[-_NEIGHBOURS:]
        after = _WORD.findall(text[found.end : found.end + _NEAR])[:_NEIGHBOURS]
        return any(self._language_words.search(word.casefold()) for word in before + after)


def find_all(text: str, language: Language | None = None) -> list[CountryMention]:
    """The countries of the guide that a text names, in its order.

    Inflected forms count, the longest name wins, and nothing is found inside another word.
    Everyday words that equal a country's name (oman, perun) and languages (englannin kieli) are
    left out. Naming the text's language keeps adjectives of the others out: English "Italian" is
    written like the genitive of Finnish Italia.
    """
    return load_country_names().find(text, language)


@cache
def load_country_names(path: Path = FILE) -> CountryNames:
    """The names of all countries; raises `DataFaults` with every fault found."""
    file = read_data(path, TypeAdapter(_File))
    if faults := tuple(f"{path.name}: {fault}" for fault in _faults(file)):
        raise DataFaults(faults)
    return CountryNames(file)


def _faults(file: _File) -> list[str]:
    faults = []
    owners: dict[str, set[str]] = defaultdict(set)
    for code, languages in file.names.items():
        if not re.fullmatch("[A-Z]{2}", code):
            faults.append(f"{code} is no ISO 3166-1 alpha-2 code")
        faults += [
            f"{code} has no name in {language}"
            for language in LANGUAGES
            if not languages.get(language)
        ]
        for names in languages.values():
            for name in names:
                owners[name_key(name)].add(code)
    faults += [
        f"'{name}' names several countries: {', '.join(sorted(codes))}"
        for name, codes in owners.items()
        if len(codes) > 1
    ]
    last_words = {name.split(" ")[-1] for name in owners}
    faults += [
        f"stems of '{name}', which ends no name"
        for name in file.stems
        if name.casefold() not in last_words
    ]
    faults += [
        f"'{name}' is no country's name, so no language is named as its country"
        for name in file.languages
        if name_key(name) not in owners
    ]
    return faults


def _longer(codes: Mapping[str, str], index: NameIndex[str]) -> Mapping[str, list[str]]:
    """The names that begin or end with another country's name, by that: north korea, korea.

    Two slips would make any word the DR of DR Congo: such short ones are not looked for.
    """
    longer: dict[str, list[str]] = defaultdict(list)
    for name, code in codes.items():
        words = name.split(" ")
        for size in range(1, len(words)):
            for part in (" ".join(words[:size]), " ".join(words[-size:])):
                if len(name) - len(part) <= _SHORT_MORE:
                    continue
                for found in index.find(part):
                    if found.end - found.start == len(part) and found.value != code:
                        longer[found.name].append(name)
    return longer


def _beside(text: str, start: int, end: int, name: str, longer: str) -> str:
    """The name with as many words of the text beside it as the longer name has."""
    more = longer.count(" ") - name.count(" ")
    if longer.endswith(f" {name}"):
        before = _WORD.findall(text[max(0, start - _NEAR) : start].casefold())
        return " ".join([*before[-more:], name])
    return " ".join([name, *_WORD.findall(text[end : end + _NEAR].casefold())[:more]])


def _stands_alone(text: str, end: int) -> bool:
    """Whether no word follows, as in a list or a heading."""
    return not re.match(r"\s+[^\W\d_]", text[end:])
