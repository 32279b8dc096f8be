"""The inputs a calculator takes, and those of the facts that it gets, under its own names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.understanding.fact import Doubt, Fact, Value
from assistant.understanding.intent import Call
from assistant.understanding.partial_date import CONTRACT_END, CONTRACT_START
from assistant.understanding.topics import MOBILITY, mobility, stay_days
from calculator import calculator

_OTHER_NAMES = {
    "traveller": "role",
    "participant": "role",
    "physical_days": "days",
}
"""Inputs that some calculators call by another name than the fact has."""

_STUDENT, _STAFF = (
    frozenset({"studies", "traineeship"}),
    frozenset({"teaching", "training", "conference"}),
)
_KINDS = {"student-long": "long", "student-short": "short", "staff": "staff"}
_WORKING_WEEK = 5


@cache
def inputs_of(name: str) -> frozenset[str]:
    """The names of a calculator's inputs."""
    return frozenset(calculator(name).inputs.model_fields)


def call(name: str, facts: Mapping[str, Fact]) -> Call:
    """A call of a calculator with those of the facts that it takes."""
    args: dict[str, Value] = {}
    for wanted in sorted(inputs_of(name)):
        fact = facts.get(wanted) or facts.get(_OTHER_NAMES.get(wanted, ""))
        if fact is not None and not _of_the_other_group(name, wanted, fact.value):
            args[wanted] = fact.value
    if name == "student-long" and "months" not in args:
        args.pop("days", None)  # days over months; days alone tell no months, so these are asked
    if ("start" in args) != ("end" in args) and {"months", "days"} & set(args):
        _drop_lone_date(args)
    return Call(name, args | _derived(name, facts, args))


def is_complete(one: Call) -> bool:
    """Whether a call has every input that its calculator always needs."""
    fields = calculator(one.name).inputs.model_fields
    return all(name in one.args for name, field in fields.items() if field.is_required())


def _drop_lone_date(args: dict[str, Value]) -> None:
    """A length tells the amount without dates; one date beside it would only ask for the other.

    A date outside the contract period is kept, because the answer has to say so.
    """
    for name in ("start", "end"):
        day = args.get(name)
        if isinstance(day, date) and CONTRACT_START <= day <= CONTRACT_END:
            del args[name]


def doubts_for(calls: tuple[Call, ...], doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """The doubts about what these calls need: their inputs, and who travels if that chose them."""
    if any(one.name == "teaching-hours" for one in calls):
        # A week and some days are working days there.
        doubts = tuple(
            replace(doubt, input="working_days") if doubt.input == "days" else doubt
            for doubt in doubts
        )
    wanted: set[str] = set()
    for one in calls:
        taken = inputs_of(one.name)
        wanted |= taken | {_OTHER_NAMES[name] for name in taken if name in _OTHER_NAMES}
        wanted |= {"role"} if one.name in MOBILITY else set()
    return tuple(doubt for doubt in doubts if doubt.input in wanted)


def _of_the_other_group(name: str, wanted: str, value: Value) -> bool:
    """Whether an activity is of students where staff is asked, or the other way round."""
    if wanted != "activity":
        return False
    return value in (_STUDENT if name in {"staff", "teaching-hours"} else _STAFF)


def _derived(name: str, facts: Mapping[str, Fact], args: Mapping[str, Value]) -> dict[str, Value]:
    if name == "duration" and "mobility" not in args:
        length = stay_days(facts)
        known = "role" in facts or "activity" in facts or (length is not None and length > 60)
        return {"mobility": _KINDS[mobility(facts)]} if known else {}
    if name == "changed-mobility" and ("realised_start" in args) != ("realised_end" in args):
        # Of a stay that only ended (or began) on another day, the other day is the agreed one.
        other = "start" if "realised_end" in args else "end"
        return {f"realised_{other}": args[other]} if other in args else {}
    if name == "teaching-hours" and not {"start", "end", "working_days"} & set(args):
        return _working_days(facts)
    return {}


def _working_days(facts: Mapping[str, Fact]) -> dict[str, Value]:
    """Working days of whole weeks, or of a stay within one; more days may hold weekends."""
    weeks = facts["weeks"].value if "weeks" in facts else None
    days = facts["days"].value if "days" in facts else None
    if isinstance(weeks, int):
        return {"working_days": weeks * _WORKING_WEEK}
    return {"working_days": days} if isinstance(days, int) and days <= _WORKING_WEEK else {}
