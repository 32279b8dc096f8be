"""The institution's own choices that the guide leaves open, and how they fill in a case.

Every choice has a stated default: what is not decided fills nothing, so that it is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from calculator.calculation import Note
from calculator.errors import DataFaults
from calculator.inputs import Count, Percent, YesNo
from calculator.registry import calculator
from calculator.texts import text
from calculator.values import Language, Quantity
from calculator.yaml_file import read_yaml

_STRICT = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Contact(BaseModel):
    """Whom a reader can ask, by language, and where."""

    model_config = _STRICT
    fi: str = "korkeakoulusi kansainväliset palvelut"
    en: str = "the international services of your institution"
    sv: str = "de internationella tjänsterna vid din högskola"
    email: str | None = Field(None, description="Address to write to; none by default")
    url: str | None = Field(None, description="Page to open; none by default")


class Profile(BaseModel):
    """The choices of one institution; whether the guide allows them, each calculator tells."""

    model_config = _STRICT
    institution_pays_travel: YesNo | None = Field(
        None,
        description="Travel grants to partner countries (5.3.4.3); by default not decided: asked",
    )
    instalments: Count | None = Field(
        None, description="In how many instalments grants are paid (5.3.3); by default asked"
    )
    first_share: Percent | None = Field(
        None,
        description="First instalment's share of the grant in percent (5.3.3); by default asked",
    )
    home_town: str | None = Field(
        None,
        min_length=1,
        max_length=100,
        description="Town of departure: the official seat (5.3.5.1); by default asked",
    )
    contact: Contact = Field(
        default_factory=Contact,
        description="Whom to ask; by default the reader's own international services",
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """A case's inputs with the profile's choices, and a note for each that was filled in."""

    inputs: Mapping[str, object]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Fill:
    """Which choice fills which input: only beside `needs`, never beside `unless`."""

    choice: str
    input: str
    needs: str | None = None
    unless: str | None = None


_FILLS = (
    _Fill("institution_pays_travel", "institution_pays_travel"),
    _Fill("home_town", "origin", needs="destination", unless="distance_km"),
    _Fill("instalments", "instalments", needs="grant"),
    _Fill("first_share", "first_share", needs="grant"),
    _Fill("first_share", "prepayment_percent"),
)


def load_profile(path: Path | None = None) -> Profile:
    """The profile in a YAML file, or the defaults without one.

    Raises `DataFaults` with every fault found, unknown keys included.
    """
    if path is None:
        return Profile()
    try:
        return Profile.model_validate(read_yaml(path) or {})
    except (OSError, yaml.YAMLError) as error:
        raise DataFaults((f"{path}: {error}",)) from error
    except ValidationError as error:
        faults = (
            f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors()
        )
        raise DataFaults(tuple(faults)) from error


def fill(
    name: str, inputs: Mapping[str, object], profile: Profile, language: Language = "en"
) -> Filled:
    """Fill a calculator's missing inputs from the profile; what the user gave always stands.

    Raises `UnknownCalculator`.
    """
    fields = calculator(name).inputs.model_fields
    given = {key: value for key, value in inputs.items() if value is not None}
    filled = dict(inputs)
    notes = []
    for row in _FILLS:
        value: Quantity | None = getattr(profile, row.choice)
        known = row.input in given or row.unless in given
        if value is None or known or row.input not in fields:
            continue
        if row.needs is None or row.needs in given:
            filled[row.input] = value
            notes.append(_note(row.input, value, language))
    return Filled(filled, tuple(notes))


def _note(input_name: str, value: Quantity, language: Language) -> Note:
    answer = {True: "-yes", False: "-no"}[value] if isinstance(value, bool) else ""
    code = f"profile-{input_name.replace('_', '-')}{answer}"
    entry = text("assumptions", code)
    return Note(code, entry.in_language(language, {"value": value}), entry.source)
