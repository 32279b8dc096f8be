"""Whom a text is about: the countries, rate groups and roles that it names."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from assistant.understanding.yaml_file import read_yaml
from calculator import Language
from calculator.countries import find_all

Role: TypeAlias = Literal["student", "staff"]

_FILE = Path(__file__).with_name("naming.yaml")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    roles: dict[Role, list[str]]
    groups: list[str]
    home: str


@lru_cache(maxsize=4096)
def countries_in(text: str, language: Language | None) -> frozenset[str]:
    """The ISO codes of the countries that a text names, the sending one left out."""
    return frozenset(found.code for found in find_all(text, language)) - {_file().home}


def groups_in(text: str) -> frozenset[str]:
    """The rate groups that a text names: `1`, `2`, `A`, `B`, `C`."""
    return frozenset(found["group"].upper() for found in _groups().finditer(text))


def roles_in(text: str) -> frozenset[Role]:
    """Who travels by a text: students, staff, both or nobody said."""
    return frozenset(role for role, words in _roles().items() if words.search(text))


@cache
def _file() -> _File:
    return _File.model_validate(read_yaml(_FILE))


@cache
def _roles() -> dict[Role, re.Pattern[str]]:
    return {
        role: re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)
        for role, words in _file().roles.items()
    }


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(
        "|".join(_file().groups).replace("GROUP", "(?P<group>[ABC12])"), re.IGNORECASE
    )
