"""Where a text names a town. Precision comes first: an everyday word must not become a journey."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from calculator.countries import CountryMention, find_all, load_countries
from calculator.data_file import read_data
from calculator.inflection import LOCAL_CASES
from calculator.names import Found, NameIndex, capital_tells, name_key
from calculator.places.table import Place, load_places
from calculator.values import Language

FILE = Path(__file__).with_name("words.yaml")

# Countries that their main town shares its name with: there the town is as good as the country.
CITY_STATES = frozenset({"HK", "LU", "MC", "MO", "SG", "SM", "VA"})
# Inhabitants from which a town outweighs an everyday word written like it, in Europe and elsewhere.
KNOWN_IN_EUROPE = 50_000
KNOWN_ELSEWHERE = 500_000
# Inhabitants from which "to" or "from" is enough beside a word of everyday: till rom.
KNOWN_AMONG_WORDS = 1_000_000
EUROPEAN_REGIONS = frozenset({1, 2, 4, 5, 14})
# A Finnish town of that size is meant even by lahdessa, porista and kotkaan in small letters.
KNOWN_IN_FINLAND = 30_000
SHORTEST_IN_SMALL_LETTERS = 4

_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_DASH_BEFORE = re.compile(r"\w ?[-–—→>] ?$")
_DASH_AFTER = re.compile(r" ?[-–—→>] ?\w")
# A dash that goes from one place to another; a hyphen may join the halves of a word.
_WAY_BEFORE = re.compile(r"[^\W\d_]{3} ?(?:[–—→>]| - ) ?$")
_WAY_AFTER = re.compile(r" ?(?:[–—→>]| - ) ?[^\W\d_]{3}")
_NEAR = 40  # characters in which the neighbours are looked for


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town named in a text: the place, others of the same name, and the span that names it."""

    place: Place
    others: tuple[Place, ...]
    start: int
    end: int
    text: str


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    prepositions: frozenset[str]
    ways: frozenset[str]
    followers: tuple[str, ...]
    not_towns: list[str]
    never: frozenset[str]
    given_names: frozenset[str]
    everyday_words: frozenset[str]


def find_places(
    text: str, language: Language | None = None, within: Collection[str] = ()
) -> list[PlaceMention]:
    """The towns that a text names, in its order, inflected forms included.

    Of several towns of a name those in the countries `within` come first, then the largest.
    Small letters are enough for a well-known name; a name that is also an everyday word or a
    given name needs more: a capital, a case or a preposition. Naming the text's language keeps
    words of the others out (see `readings`).
    """
    finnish = language in (None, "fi")
    countries = find_all(text, language)
    not_towns = list(_not_towns().find(text, finnish=finnish))
    mentions = []
    for found, namesakes in load_places().find(text, finnish=finnish):
        places = [place for place in namesakes if place.country in within] or namesakes
        if (
            _means_town(text, found, places[0])
            and not any(_is_inside(found, other) for other in not_towns)
            and not _is_country(found, places[0], countries)
        ):
            mentions.append(
                PlaceMention(
                    places[0],
                    tuple(places[1:]),
                    found.start,
                    found.end,
                    text[found.start : found.end],
                )
            )
    return mentions


def _means_town(text: str, found: Found[list[int]], place: Place) -> bool:
    words = _words()
    written = {found.name, text[found.start : found.end].casefold()}
    capital = text[found.start].isupper()
    if found.name in words.never:
        return False
    if found.name in words.given_names:
        return capital and _is_spoken_of_as_place(text, found)
    if _is_known_everywhere(place) and _is_on_a_way(text, found):
        return True
    if not written.isdisjoint(words.everyday_words):
        if _is_known_in_finland(place) and found.case in LOCAL_CASES:
            return True
        return (
            capital
            and _is_known(place)
            and (capital_tells(text, found.start) or _is_spoken_of_as_place(text, found))
        )
    return capital or (_is_known(place) and len(found.name) >= SHORTEST_IN_SMALL_LETTERS)


def _is_country(found: Found[list[int]], place: Place, countries: Iterable[CountryMention]) -> bool:
    """Whether the name is a country's, or a part of one; a city state is its town as well."""
    return any(
        _is_inside(found, country)
        and not (country.code == place.country and country.code in CITY_STATES)
        for country in countries
    )


def _is_inside(found: Found[list[int]], other: CountryMention | Found[None]) -> bool:
    return other.start <= found.start and found.end <= other.end


def _is_known_in_finland(place: Place) -> bool:
    return place.country == "FI" and place.population >= KNOWN_IN_FINLAND


def _is_known_everywhere(place: Place) -> bool:
    large = place.population >= KNOWN_AMONG_WORDS and _is_known(place)
    return large or _is_known_in_finland(place)


def _is_on_a_way(text: str, found: Found[list[int]]) -> bool:
    """Whether it stands where hardly anything else does: från åbo, till rom, åbo–göteborg."""
    before = text[max(0, found.start - _NEAR) : found.start]
    last = _LAST_WORD.search(before)
    return (
        (last is not None and last[1].casefold() in _words().ways)
        or _WAY_BEFORE.search(before) is not None
        or _WAY_AFTER.match(text[found.end : found.end + _NEAR]) is not None
    )


def _is_known(place: Place) -> bool:
    country = load_countries()[place.country]
    if country.code == "FI":
        return True
    european = country.is_programme_country or country.region in EUROPEAN_REGIONS
    return place.population >= (KNOWN_IN_EUROPE if european else KNOWN_ELSEWHERE)


def _is_spoken_of_as_place(text: str, found: Found[list[int]]) -> bool:
    """Whether a case, a neighbour or standing alone makes the name a place."""
    if found.case in LOCAL_CASES:
        return True
    words = _words()
    before = text[max(0, found.start - _NEAR) : found.start]
    after = text[found.end : found.end + _NEAR]
    last = _LAST_WORD.search(before)
    following = _NEXT_WORD.match(after)
    return (
        (last is not None and last[1].casefold() in words.prepositions)
        or (following is not None and following[1].casefold().startswith(words.followers))
        or _DASH_BEFORE.search(before) is not None
        or _DASH_AFTER.match(after) is not None
        or text.strip(" .,!?") == text[found.start : found.end]
    )


@cache
def _words() -> _Words:
    return read_data(FILE, TypeAdapter(_Words))


@cache
def _not_towns() -> NameIndex[None]:
    return NameIndex(dict.fromkeys(map(name_key, _words().not_towns)))
