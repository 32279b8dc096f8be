"""What a number counts: unit words in running text, and figures told with their units.

`units.yaml` holds the words. A rate (`EUR/month`) is an amount with a word for its period.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.display import day, number, quantity
from assistant.model.slots import Slot, SlotUnit
from assistant.understanding.yaml_file import read_yaml
from calculator import Language, choice_label

_FILE = Path(__file__).with_name("units.yaml")
_SPACE = "[ \u00a0\u202f\u2009]"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_PLAIN = frozenset({"none", "year"})
_COUNTED = re.compile(r" [^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?::[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit found in a text, a rate's period included, and where it stands."""

    unit: SlotUnit
    start: int
    end: int


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    words: dict[SlotUnit, dict[Language, list[str]]]
    signs: dict[str, SlotUnit]
    periods: dict[SlotUnit, list[str]]
    shown: dict[SlotUnit, dict[Language, str]]


def unit_of(word: str) -> SlotUnit | None:
    """The unit that a word or sign names; None where it names none."""
    units = _units()
    if word in units.signs:
        return units.signs[word]
    plain = word.casefold()
    return next((unit for unit, words in units.words.items() if words.fullmatch(plain)), None)


def unit_after(text: str, position: int) -> UnitWord | None:
    """The unit that follows a number directly: ` €`, ` euroa kuukaudessa`, `-day`; or None."""
    found = _units().next.match(text, position)
    if found is None:
        return None
    unit = unit_of(found["unit"])
    if unit is None:
        return None
    period = period_after(text, found.end()) if unit == "EUR" else None
    if period:
        return UnitWord(period.unit, found.start("unit"), period.end)
    return UnitWord(unit, found.start("unit"), found.end())


def period_after(text: str, position: int) -> UnitWord | None:
    """The period that makes the amount before it a rate: `/kk`, ` per day`; or None."""
    for unit, pattern in _units().periods.items():
        if found := pattern.match(text, position):
            return UnitWord(unit, found.start(), found.end())
    return None


@dataclass(frozen=True, slots=True)
class Telling:
    """How a slot is told at a place: its text, and where the draft's words go on."""

    text: str
    end: int


def telling(slot: Slot, language: Language, text: str, position: int) -> Telling:
    """Tell a slot before the words of a draft that follow it, so that no unit stands twice."""
    following = unit_after(text, position)
    if following and following.unit == slot.unit:
        sign = text[following.start : following.end] in _file().signs
        own = "" if sign else text[position : following.end]
        shown = told(slot, language) if sign else bare(slot, language)
        return Telling(shown + own, following.end)
    if following and following.unit == "EUR" and slot.unit in _file().periods:
        return Telling(told(slot, language), following.end)
    period = period_after(text, position)
    if period and period.unit == slot.unit:
        amount = quantity(str(slot.value), "EUR", language)
        return Telling(amount + text[position : period.end], period.end)
    counted = _COUNTED.match(text, position)
    if slot.unit == "people" and counted:
        return Telling(bare(slot, language) + counted.group(), counted.end())
    return Telling(told(slot, language), position)


def unit_fault(slot: Slot, text: str, position: int) -> str | None:
    """The words after a slot that give it a unit it does not have; None where there are none."""
    following = unit_after(text, position)
    if following:
        rate = following.unit == "EUR" and slot.unit in _file().periods
        return (
            None
            if following.unit in {slot.unit, "people"} or rate
            else text[following.start : following.end]
        )
    period = period_after(text, position)
    if period and slot.unit in {"EUR", *_file().periods} and period.unit != slot.unit:
        return text[period.start : period.end].strip()
    return None


def told(slot: Slot, language: Language) -> str:
    """A slot's figure with its unit, in the language: `1 870 €`, `15.9.2021`, `3 op`."""
    if isinstance(slot.value, bool):
        return quantity(slot.value, "boolean", language)
    if slot.unit in _PLAIN:
        return bare(slot, language)
    shown = _file().shown.get(slot.unit)
    if shown:
        return f"{bare(slot, language)}{_NO_BREAK}{shown[language]}"
    if slot.unit == "date" and not _is_iso(slot.value):
        return slot.value
    return quantity(slot.value, slot.unit, language)  # type: ignore[arg-type]  # the rest are Units


def bare(slot: Slot, language: Language) -> str:
    """A slot's figure without its unit, for a draft that names the unit itself."""
    if isinstance(slot.value, bool):
        return told(slot, language)
    if slot.unit == "date":
        return day(slot.value) if _is_iso(slot.value) else slot.value
    if slot.unit == "text":
        return choice_label(slot.value, language)
    # A year is no amount: its thousands are not grouped.
    return slot.value if slot.unit in _PLAIN else number(slot.value, language)


def _is_iso(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))


@dataclass(frozen=True, slots=True)
class _Units:
    signs: Mapping[str, SlotUnit]
    words: Mapping[SlotUnit, re.Pattern[str]]
    periods: Mapping[SlotUnit, re.Pattern[str]]
    next: re.Pattern[str]


@cache
def _file() -> _File:
    return _File.model_validate(read_yaml(_FILE))


@cache
def _units() -> _Units:
    file = _file()
    words = {
        unit: re.compile("|".join(word for words in by_language.values() for word in words))
        for unit, by_language in file.words.items()
    }
    periods = {
        unit: re.compile(rf"(?:{_SPACE}?)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
        for unit, patterns in file.periods.items()
    }
    signs = "".join(map(re.escape, file.signs))
    following = re.compile(rf"{_SPACE}?-?(?P<unit>[{signs}]|{_WORD.pattern})")
    return _Units(file.signs, words, periods, following)
