"""The table of towns and all the names they go by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from calculator.data_file import read_data
from calculator.errors import DataFaults
from calculator.names import Found, NameIndex, name_key, without_marks

FILE = Path(__file__).with_name("cities.tsv")
OTHER_NAMES = Path(__file__).with_name("other_names.yaml")

_OTHER_NAMES: TypeAdapter[dict[str, dict[str, list[str]]]] = TypeAdapter(
    dict[str, dict[str, list[str]]]
)
# Frankfurt am Main, Halle (Saale), Newcastle upon Tyne, Donostia / San Sebastián
_SHORT_NAME = re.compile(r"(.+?) (?:am|an der|im|in der|on|upon|\(|/) ?")
_LIKENESS = 0.75


@dataclass(frozen=True, slots=True)
class Place:
    """A town: its name in GeoNames, country (ISO 3166-1 alpha-2), degrees (WGS84), inhabitants."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    @property
    def label(self) -> str:
        """The town with its country, for people to check."""
        return f"{self.name} ({self.country})"


class Table:
    """The towns by every name they go by. Rows become places only when somebody asks for them."""

    def __init__(self, lines: list[str], other_names: dict[str, dict[str, list[str]]]) -> None:
        self._rows = lines
        named: dict[str, list[int]] = {}
        for row, line in enumerate(lines):
            name = line[: line.index("\t")]
            named.setdefault(name_key(name), []).append(row)
            if " " in name and (short := _SHORT_NAME.match(name)):
                named.setdefault(name_key(short[1]), []).append(row)
        self._spelled: dict[str, str] = {}
        faults: list[str] = []
        for country, towns in other_names.items():
            for name, others in towns.items():
                # The rows of a country begin with its largest town.
                found = next(
                    (row for row in named.get(name_key(name), ()) if self._is_in(row, country)),
                    None,
                )
                if found is None:
                    faults.append(f"other names of '{name}' ({country}), which is no town")
                    continue
                for other in others:
                    named.setdefault(name_key(other), []).append(found)
                    self._spelled[name_key(other)] = other
        self.faults = tuple(faults)
        for name in [name for name in named if not name.isascii()]:
            if (plain := without_marks(name)) in named:  # Munster may be Münster too
                named[plain] += named[name]
        self._index = NameIndex(named)

    def named(self, name: str) -> list[Place]:
        """The towns with a name, inflected or not, the largest first; empty when there is none."""
        return self._places(self._index.get(name) or ())

    def find(self, text: str, *, finnish: bool) -> Iterator[tuple[Found[list[int]], list[Place]]]:
        """The names of towns in a text, with the towns of that name, the largest first."""
        for found in self._index.find(text, finnish=finnish):
            yield found, self._places(found.value)

    def similar(self, name: str) -> list[str]:
        """Up to three names of towns that look like `name` and begin with the same letter."""
        key = name_key(name)
        candidates = [other for other in self._index if other[:1] == key[:1]]
        similar = get_close_matches(key, candidates, n=6, cutoff=_LIKENESS)
        spelled = dict.fromkeys(
            self._spelled.get(each) or self.named(each)[0].name for each in similar
        )
        return list(spelled)[:3]

    def _is_in(self, row: int, country: str) -> bool:
        return self._rows[row].split("\t", 2)[1] == country

    def _places(self, rows: Iterable[int]) -> list[Place]:
        places = {place(self._rows[row]): None for row in rows}
        return sorted(places, key=lambda each: -each.population)


def place(line: str) -> Place:
    """The town of one line of the table."""
    name, country, latitude, longitude, population = line.split("\t")
    return Place(name, country, float(latitude), float(longitude), int(population))


@cache
def load_places(towns: Path = FILE, other_names: Path = OTHER_NAMES) -> Table:
    """The table of towns; raises `DataFaults` with every fault found."""
    lines = [
        line for line in towns.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#")
    ]
    others = read_data(other_names, _OTHER_NAMES)
    table = Table(lines[1:], others)
    if table.faults:
        raise DataFaults(tuple(f"{other_names.name}: {fault}" for fault in table.faults))
    return table
