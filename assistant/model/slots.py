"""Slots: the opaque names under which a language model may use a figure, and what each stands for.

A slot's name tells nothing of its value. `a1`, `a2` … are a calculator's values, `f1`, `f2` …
figures of passages, each bound to the place it stands in.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from calculator import Unit
from corpus import Span

Kind: TypeAlias = Literal["result", "step", "input", "refusal", "passage"]
SlotUnit: TypeAlias = Unit | Literal["weeks", "ects", "year", "none"]
"""The calculators' units, and those that only passages use; `none` is a bare number."""

SLOT = re.compile(r"\{\{\s*([a-z]\d+)\s*\}\}")
"""How a draft names a slot: `{{a1}}`."""
MARKER = re.compile(r"\[\[\s*(p\d+)\s*\]\]")
"""How a draft names a passage: `[[p3]]`."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a figure is about; an empty field says nothing.

    `countries` are ISO codes, `groups` the guide's rate groups (`1`, `2`, `A`, `B`, `C`), `role`
    is who travels, `calculator` the calculator's name.
    """

    countries: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    role: Literal["student", "staff", ""] = ""
    calculator: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One figure: its value, how it is told, and what it is about.

    `written` is the figure as its source writes it. `passage` is the opaque id of the passage that
    a passage's figure stands in, `span` its offsets in that document.
    """

    name: str
    kind: Kind
    value: str | bool
    unit: SlotUnit
    label: str
    written: str
    keys: Keys = field(default_factory=Keys)
    is_headline: bool = False
    passage: str = ""
    span: Span | None = None
