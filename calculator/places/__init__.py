"""Towns by the names people use, and the distance between them (5.3.4.3, 5.3.5.1)."""

import re
from dataclasses import dataclass

from calculator.country_names import load_country_names
from calculator.places.distance import great_circle_km
from calculator.places.mentions import PlaceMention, find_places
from calculator.places.table import Place, load_places

__all__ = [
    "Place",
    "PlaceMatch",
    "PlaceMention",
    "UnknownPlace",
    "distance_km",
    "find_place",
    "find_places",
]

_WITH_COUNTRY = re.compile(r"(?P<town>[^,(]+?)\s*[,(]\s*(?P<country>[^,()]+?)\s*\)?")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The town meant, and the smaller ones of the same name that might be."""

    place: Place
    others: tuple[Place, ...]


@dataclass(eq=False)
class UnknownPlace(ValueError):
    """No town of the table has this name; the suggestions are names that look like it."""

    name: str
    suggestions: tuple[str, ...]

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"there is no town '{self.name}' in the table{hint}"


def find_place(name: str, country: str | None = None) -> PlaceMatch:
    """The town that a Finnish, Swedish, English or local name means, inflected or not.

    Of several towns of a name the largest is taken and the others are told. `country` (ISO 3166-1
    alpha-2) leaves out all others, as does a country behind the name: `Valencia, Espanja`,
    `Madrid (ES)`. Raises `UnknownPlace` with similar names.
    """
    town = name.strip(" .;:!?")
    places = load_places().named(town)
    if not places and (parts := _WITH_COUNTRY.fullmatch(town)):
        code = _country_code(parts["country"])
        places = [place for place in load_places().named(parts["town"]) if place.country == code]
    if country:
        places = [place for place in places if place.country == country]
    if not places:
        raise UnknownPlace(name, tuple(load_places().similar(town)))
    return PlaceMatch(places[0], tuple(places[1:]))


def _country_code(country: str) -> str | None:
    names = load_country_names()
    return country if country in names.codes else names.code(country)


def distance_km(origin: Place, destination: Place) -> float:
    """Great-circle kilometres between two towns, one way, as 5.3.4.3 and 5.3.5.1 measure."""
    return great_circle_km(
        (origin.latitude, origin.longitude), (destination.latitude, destination.longitude)
    )
