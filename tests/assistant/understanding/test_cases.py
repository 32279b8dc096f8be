"""What people typed is understood as they meant it, or asked: `cases.yaml`, `wordings.yaml`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.understanding import Language, Value, read

FOLDER = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")
# Facts that follow from what is said of another one, and take no part in an amount by themselves.
IMPLIED = {"role", "virtual_part", "cycle", "short", "blended", "bip", "doctoral", "host"}


def cases(file: str) -> Iterator[Any]:
    """One case a line, named by its text."""
    for case in yaml.safe_load((FOLDER / file).read_text(encoding="utf-8")):
        language = next(language for language in LANGUAGES if language in case)
        yield pytest.param(language, case, id=case[language][:70])


def comparable(value: Value) -> Value:
    return value if isinstance(value, bool | str | date) else Decimal(str(value))


@pytest.mark.parametrize(("language", "case"), [*cases("cases.yaml"), *cases("wordings.yaml")])
def test_what_is_said_is_understood_and_what_is_open_is_not_taken(
    language: Language, case: dict[str, Any]
) -> None:
    facts = read(case[language], language).facts
    says = {name: comparable(value) for name, value in case["says"].items()}
    assert {n: comparable(facts[n].value) for n in says if n in facts} == says
    assert not set(case.get("asks", ())) & set(facts)


@pytest.mark.parametrize(("language", "case"), list(cases("cases.yaml")))
def test_nothing_is_understood_that_was_not_said(language: Language, case: dict[str, Any]) -> None:
    facts = read(case[language], language).facts
    assert set(facts) - IMPLIED <= {*case["says"], *case.get("also", ())}
