"""What calculators say to people, in three languages, from `texts/*.yaml`.

Kinds: `steps` and `results` (labels), `inputs` (label and why it is asked), `assumptions`,
`warnings` and `refusals` (sentences with the section and quote that say so), `problems` (bad
inputs) and `calculators` (titles).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from calculator.errors import DataFaults
from calculator.values import LANGUAGES, Language, Quantity, Source, plain
from calculator.yaml_file import read_yaml

FOLDER = Path(__file__).parent / "texts"
GUIDE = "ka131-guide-2021"

Kind: TypeAlias = Literal[
    "calculators",
    "inputs",
    "choices",
    "steps",
    "results",
    "assumptions",
    "warnings",
    "refusals",
    "problems",
]


class _Text(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    fi: str
    en: str
    sv: str
    why: dict[Language, str] | None = None
    document: str = GUIDE
    section: str | None = None
    quote: str | None = None


_FILE: TypeAdapter[dict[Kind, dict[str, _Text]]] = TypeAdapter(dict[Kind, dict[str, _Text]])


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in three languages, with the source that says so, if any."""

    template: Mapping[Language, str]
    why: Mapping[Language, str] = field(default_factory=dict)
    source: Source | None = None

    def in_language(self, language: Language, figures: Mapping[str, Quantity]) -> str:
        """The sentence with the case's figures filled in."""
        template = self.template[language]
        if not figures:
            return template
        return template.format_map({name: shown(value) for name, value in figures.items()})


@cache
def load_texts(folder: Path = FOLDER) -> Mapping[Kind, Mapping[str, Text]]:
    """All texts by kind and code; raises `DataFaults` with every fault found."""
    faults: list[str] = []
    texts: dict[Kind, dict[str, Text]] = {kind: {} for kind in get_args(Kind)}
    for path in sorted(folder.glob("*.yaml")):
        try:
            file = _FILE.validate_python(read_yaml(path))
        except yaml.YAMLError as error:
            faults.append(f"{path.name}: {error}")
            continue
        except ValidationError as error:
            faults += [f"{path.name}: {fault['loc']}: {fault['msg']}" for fault in error.errors()]
            continue
        for kind, entries in file.items():
            for code, entry in entries.items():
                if code in texts[kind]:
                    faults.append(f"{path.name}: {kind}.{code} stands in another file too")
                if (entry.section is None) != (entry.quote is None):
                    faults.append(f"{path.name}: {kind}.{code} needs both section and quote")
                texts[kind][code] = _text(entry)
    if faults:
        raise DataFaults(tuple(faults))
    return texts


def text(kind: Kind, code: str) -> Text:
    """The text of a code; a missing one is a fault of the data."""
    try:
        return load_texts()[kind][code]
    except KeyError:
        raise DataFaults((f"texts have no {kind}.{code}",)) from None


def in_all_languages(
    kind: Kind, code: str, figures: Mapping[str, Quantity] | None = None
) -> dict[Language, str]:
    """The sentence of a code in each language."""
    entry = text(kind, code)
    return {language: entry.in_language(language, figures or {}) for language in LANGUAGES}


def _text(entry: _Text) -> Text:
    source = (
        Source(entry.document, entry.section, entry.quote)
        if entry.section is not None and entry.quote is not None
        else None
    )
    template: dict[Language, str] = {"fi": entry.fi, "en": entry.en, "sv": entry.sv}
    return Text(template, entry.why or {}, source)


def shown(value: Quantity) -> str:
    """A figure inside a sentence; a date as all three languages read it: 31.3.2022."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    return str(plain(value))
