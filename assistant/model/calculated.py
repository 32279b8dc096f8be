"""What a calculator's figures are about, and in which unit its inputs are."""

import re
from collections.abc import Mapping
from typing import Literal

from assistant.model.naming import Role
from assistant.model.slots import Keys, SlotUnit
from assistant.model.units import unit_of
from calculator import Calculation, input_label
from calculator.countries import load_countries

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROLES: Mapping[str, Role] = {
    "student-long": "student",
    "student-short": "student",
    "exchange-quota": "student",
    "recent-graduate": "student",
    "staff": "staff",
    "teaching-hours": "staff",
}


def keys_of(calculation: Calculation) -> Keys:
    """The country, group and role that all figures of a calculation are about."""
    inputs = calculation.inputs
    code = inputs.get("country")
    role: Role | Literal[""] = _ROLES.get(calculation.calculator, "")
    said = inputs.get("traveller") or inputs.get("participant")
    if said in ("student", "staff"):
        role = "student" if said == "student" else "staff"
    country = load_countries().get(str(code)) if code else None
    if country is None:
        return Keys(role=role, calculator=calculation.calculator)
    groups = {"student": str(country.student_group or ""), "staff": country.staff_group}
    return Keys(
        frozenset({country.code}),
        frozenset({groups[role]} - {"", "partner"}) if role else frozenset(),
        role,
        calculation.calculator,
    )


def only(roles: frozenset[Role]) -> Role | Literal[""]:
    """The one role of some; nothing where there are several or none."""
    return next(iter(roles)) if len(roles) == 1 else ""


def input_unit(name: str, value: str) -> SlotUnit:
    """The unit that an input's English label tells; a number of things has none."""
    if _ISO_DATE.fullmatch(value):
        return "date"
    for word in re.findall(r"[^\W\d_]+|%", input_label(name, "en")):
        unit = unit_of(word)
        if unit and unit != "year":
            return unit
    return "none"
