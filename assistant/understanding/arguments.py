"""The inputs a calculator takes, and those of the facts that it gets."""

from collections.abc import Mapping
from functools import cache

from assistant.understanding.fact import Doubt, Fact
from assistant.understanding.intent import Call
from calculator import calculator


@cache
def inputs_of(name: str) -> frozenset[str]:
    """The names of a calculator's inputs."""
    return frozenset(calculator(name).inputs.model_fields)


def call(name: str, facts: Mapping[str, Fact]) -> Call:
    """A call of a calculator with those of the facts that it takes."""
    taken = inputs_of(name)
    return Call(name, {fact.name: fact.value for fact in facts.values() if fact.name in taken})


def doubts_for(calls: tuple[Call, ...], doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """The doubts about inputs of these calls, and about who travels, which chooses among them."""
    wanted = {"role"}.union(*(inputs_of(one.name) for one in calls)) if calls else set()
    return tuple(doubt for doubt in doubts if doubt.input in wanted)
