"""The countries of the guide: region and rate groups in a contract year (2, 5.3.4.2, 5.3.5.2)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from calculator.country_names import CountryMention, find_all, load_country_names
from calculator.data_file import read_data
from calculator.errors import DataFaults
from calculator.values import Language, Source

__all__ = [
    "Country",
    "CountryMention",
    "UnknownCountry",
    "by_code",
    "by_name",
    "find_all",
    "load_countries",
]

FOLDER = Path(__file__).parent / "rates" / "2021"

StudentGroup: TypeAlias = Literal[1, 2]
StaffGroup: TypeAlias = Literal["A", "B", "C", "partner"]


@dataclass(frozen=True, slots=True)
class Country:
    """One country in one contract year.

    `region` is the guide's region 1-14 of a partner country, None of a programme country;
    `student_group` is None where the partner countries' monthly rate holds, and for Finland, which
    is no destination of students. `names` is the name to show in each language. The sources say
    where the guide lists the country and where its groups stand.
    """

    code: str
    region: int | None
    student_group: StudentGroup | None
    staff_group: StaffGroup
    names: Mapping[Language, str] = field(hash=False)
    listed: Source
    student_source: Source | None
    staff_source: Source

    @property
    def is_programme_country(self) -> bool:
        """Whether the country takes part in the programme fully (2.1)."""
        return self.region is None


@dataclass(eq=False)
class UnknownCountry(ValueError):
    """No country of the guide has this name; the suggestions are names that look like it."""

    name: str
    suggestions: tuple[str, ...]

    def __str__(self) -> str:
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"the guide lists no country '{self.name}'{hint}"


def by_code(code: str, folder: Path = FOLDER) -> Country | None:
    """The country with an ISO 3166-1 alpha-2 code, in capitals; None when the guide has none."""
    return load_countries(folder).get(code)


def by_name(name: str, folder: Path = FOLDER) -> Country:
    """The country with a Finnish, Swedish or English name, inflected or not (`Ranskaan`).

    Raises `UnknownCountry` with similar names: a misspelt country is never guessed.
    """
    names = load_country_names()
    plain = re.sub(r"^(the|det|den)\s+", "", name.strip(" .,;:!?"), flags=re.IGNORECASE)
    code = names.code(plain)
    country = code and by_code(code, folder)
    if not country:
        raise UnknownCountry(name, tuple(names.similar(plain)))
    return country


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Validity(_Strict):
    first: date
    last: date


class _Quote(_Strict):
    section: str
    quote: str


class _Listing(_Quote):
    region: Annotated[int, Field(ge=1, le=14)] | None
    countries: list[str]


class _StudentGroup(_Quote):
    group: StudentGroup
    countries: list[str]


class _StaffGroup(_Quote):
    group: StaffGroup
    countries: list[str]


class _Sending(_Quote):
    country: str


class _File(_Strict):
    document: str
    valid: _Validity
    sending: _Sending
    listed: list[_Listing]
    student_groups: list[_StudentGroup]
    student_partner_countries: _Quote
    staff_groups: list[_StaffGroup]
    staff_partner_countries: _Quote


_FILE = TypeAdapter(_File)


@cache
def load_countries(folder: Path = FOLDER) -> Mapping[str, Country]:
    """The countries of a contract year by code, from `countries.yaml` in its folder of rates.

    Raises `DataFaults` with every fault found.
    """
    path = folder / "countries.yaml"
    file = read_data(path, _FILE)
    if faults := tuple(f"{path.name}: {fault}" for fault in _faults(file)):
        raise DataFaults(faults)
    return {country.code: country for country in _countries(file)}


def _countries(file: _File) -> Iterator[Country]:
    names = load_country_names()
    students = {code: row for row in file.student_groups for code in row.countries}
    staff = {code: row for row in file.staff_groups for code in row.countries}
    sending = _Listing(
        region=None,
        section=file.sending.section,
        quote=file.sending.quote,
        countries=[file.sending.country],
    )

    def source(row: _Quote) -> Source:
        return Source(file.document, row.section, row.quote)

    for listing in [sending, *file.listed]:
        for code in listing.countries:
            student_row = students.get(code)
            staff_row = staff.get(code)
            if listing is sending:
                student_source = None
            else:
                student_source = source(student_row or file.student_partner_countries)
            yield Country(
                code,
                listing.region,
                student_row.group if student_row else None,
                staff_row.group if staff_row else "partner",
                names.shown(code),
                source(listing),
                student_source,
                source(staff_row or file.staff_partner_countries),
            )


def _faults(file: _File) -> list[str]:
    listed = [code for row in file.listed for code in row.countries] + [file.sending.country]
    students = [code for row in file.student_groups for code in row.countries]
    staff = [code for row in file.staff_groups for code in row.countries]
    programme = {code for row in file.listed if row.region is None for code in row.countries}
    faults = [
        f"{code} stands {times} times in {where}"
        for where, codes in (
            ("listed", listed),
            ("student_groups", students),
            ("staff_groups", staff),
        )
        for code, times in Counter(codes).items()
        if times > 1
    ]
    faults += [
        f"{code} is in a group but not listed" for code in sorted({*students, *staff} - set(listed))
    ]
    faults += [
        f"programme country {code} has no student group"
        for code in sorted(programme - set(students))
    ]
    faults += [
        f"programme country {code} has no staff group"
        for code in sorted((programme | {file.sending.country}) - set(staff))
    ]
    faults += [f"{code} has no name" for code in sorted(set(listed) - load_country_names().codes)]
    return faults
