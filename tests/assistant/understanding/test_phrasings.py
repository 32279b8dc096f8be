"""Thousands of phrasings made from facts: what is understood is what was said, or it is asked.

The words and endings are those of `phrasings/`, not the parser's. `NEUVO_PHRASINGS=200000` makes so
many instead of the usual number.
"""

import os
from collections import Counter
from functools import cache

import pytest

from assistant.understanding import Intent, Language, Reading, Value, read, route
from calculator import calculator
from tests.assistant.understanding.phrasings import Phrasing, made

PHRASINGS = int(os.environ.get("NEUVO_PHRASINGS", "21000"))
SEED = 20211
LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")
PARTS = 2  # a language's phrasings are told apart, so that both cores have work
MOST_ASKED_NEEDLESSLY = 0.02

# Facts that the wording of another one implies, as a green travel day does green travel.
IMPLIED = {"green_travel": ("green_travel_days", "real_costs")}
# What a calculation leaves out without a word where it was not understood.
OPTIONAL = {
    *("days", "travel_days", "green_travel_days", "interruption_days", "zero_grant_days"),
    *("distance_km", "origin", "institution_pays_travel"),
    *("used", "estimated_participants", "granted", "first_share"),
}

Understood = tuple[Phrasing, Reading, Intent]


@cache
def understood(language: Language, part: int) -> list[Understood]:
    """The phrasings of one part with what was made of them."""
    number = PHRASINGS // (len(LANGUAGES) * PARTS)
    told = []
    for one in made(language, number, SEED + part):
        reading = read(one.text, language)
        told.append((one, reading, route(one.text, language, reading, None)))
    return told


def misread(one: Phrasing, reading: Reading, intent: Intent) -> dict[str, tuple[object, object]]:
    """Facts that differ from what was said, were never said, or were dropped without a word."""
    facts = {name: fact.value for name, fact in reading.facts.items()}
    doubted = {doubt.input for doubt in reading.doubts}
    taken = {name for call in intent.calls for name in call.args if name in facts}
    wrong: dict[str, tuple[object, object]] = {
        name: (one.says.get(name), facts[name])
        for name in taken
        if facts[name] != one.says.get(name) and not _is_implied(name, one)
    }
    if intent.calls and intent.calls[0].name == one.calculator:
        dropped = OPTIONAL - set(facts) - doubted
        if not {"months", "start"} & set(facts):
            dropped -= {"days"}  # asked for
        wrong |= {name: (one.says[name], None) for name in dropped & set(one.says)}
    return wrong


def _is_implied(name: str, one: Phrasing) -> bool:
    return any(other in one.says for other in IMPLIED.get(name, ()))


def asked_for(one: Phrasing, reading: Reading, intent: Intent) -> str:
    """Why a phrasing that says all it has to say is not calculated; empty where it is."""
    facts: dict[str, Value] = {name: fact.value for name, fact in reading.facts.items()}
    lost = sorted((set(one.says) & _inputs(one.calculator)) - set(facts))
    if lost:
        return f"lost {', '.join(lost)}"
    needless = {doubt.input for doubt in intent.doubts} - one.asks - {"role"}
    if needless:
        return f"doubts {', '.join(sorted(needless))}"
    calls = {call.name for call in intent.calls}  # two of one are the sides of an alternative
    vague = bool(one.asks & {"start"})  # without its length a stay may be long or short
    if calls != {one.calculator} and not vague:
        return f"{intent.kind} {' '.join(sorted(calls))} for {one.calculator}"
    return ""


def _inputs(name: str) -> set[str]:
    """The inputs of a calculator, and who travels, which chooses between those of mobility."""
    return {*calculator(name).inputs.model_fields, "role"}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_understood_otherwise_than_it_was_said(language: Language, part: int) -> None:
    silent = [
        (one.text, wrong)
        for one, reading, intent in understood(language, part)
        if (wrong := misread(one, reading, intent))
    ]
    assert silent == []


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_seldom_asked_again(language: Language, part: int) -> None:
    told = understood(language, part)
    asked = {one[0].text: why for one in told if (why := asked_for(*one))}
    assert len(asked) <= len(told) * MOST_ASKED_NEEDLESSLY, (Counter(asked.values()), asked)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_open_is_never_taken_for_granted(language: Language, part: int) -> None:
    taken = [
        (one.text, name)
        for one, reading, _ in understood(language, part)
        for name in one.asks
        if name in reading.facts
    ]
    assert taken == []
