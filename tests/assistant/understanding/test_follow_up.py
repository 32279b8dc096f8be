from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.understanding import Intent, Language, Previous, read, remembered, route

DIALOGUES = yaml.safe_load((Path(__file__).parent / "dialogues.yaml").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, ...] = ("fi", "en", "sv")


def turn(text: str, language: Language, previous: Previous | None) -> Intent:
    return route(text, language, read(text, language), previous)


def calls_of(intent: Intent) -> list[dict[str, dict[str, object]]]:
    def plain(value: object) -> object:
        return int(value) if isinstance(value, Decimal) and value == int(value) else value

    return [
        {call.name: {name: plain(value) for name, value in call.args.items()}}
        for call in intent.calls
    ]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue["name"])
def test_the_conversation_goes_on(dialogue: dict[str, Any]) -> None:
    first, last = dialogue["turns"]
    language = next(one for one in LANGUAGES if one in first)
    opening = turn(first[language], language, None)
    missing = tuple(last.get("missing", ()))
    previous = remembered(opening, missing, language, question=first[language])
    intent = turn(last[language], language, previous)
    assert intent.kind == last.get("kind", "calculate")
    assert calls_of(intent) == last["calls"]
    assert [doubt.input for doubt in intent.doubts] == last.get("doubts", [])


def test_what_was_carried_over_is_known_with_the_calls() -> None:
    opening = turn("How much for a traineeship of 4 months in Italy, flying?", "en", None)
    previous = remembered(opening, ("children",), "en")
    facts = turn("no kids", "en", previous).facts
    assert {name: facts[name].value for name in ("country", "months", "children")} == {
        "country": "IT",
        "months": 4,
        "children": False,
    }


def test_the_calls_alone_are_memory_enough() -> None:
    opening = turn("How much for a teacher in Italy for 5 days, flying?", "en", None)
    previous = Previous(opening.calls, {}, (), "en")
    assert calls_of(turn("what if by train?", "en", previous)) == [
        {"staff": {"country": "IT", "days": 5, "green_travel": True}}
    ]


def test_a_follow_up_without_anything_before_it_is_no_calculation() -> None:
    assert turn("och till Norge?", "sv", None).kind == "policy"


def talk(language: Language, *turns: str) -> Intent:
    previous: Previous | None = None
    for text in turns[:-1]:
        previous = remembered(turn(text, language, previous), (), language, previous)
    return turn(turns[-1], language, previous)


CASE = "Opiskelu Ranskassa 1.9.2022–31.12.2022, ei lapsia, lentäen, paljonko?"


def test_a_rule_asked_in_between_does_not_end_the_calculation() -> None:
    rule = "Kuka allekirjoittaa apurahasopimuksen?"
    intent = talk("fi", CASE, rule, "no entä harjoittelussa, paljonko silloin?")
    assert calls_of(intent)[0]["student-long"]["activity"] == "traineeship"
    assert calls_of(talk("fi", CASE, rule, "entä Norjaan?"))[0]["student-long"]["country"] == "NO"


def test_who_is_meant_after_a_rule_is_about_the_rule() -> None:
    intent = talk("fi", CASE, "Mikä on minimikesto?", "entä harjoittelijoille?")
    assert (intent.kind, intent.policy) == (
        "policy",
        "Mikä on minimikesto? entä harjoittelijoille?",
    )


def test_a_case_goes_on_from_whom_the_rule_was_about() -> None:
    intent = talk(
        "en", "What is the minimum of a traineeship?", "and how much for 3 months in Italy?"
    )
    assert calls_of(intent) == [
        {"student-long": {"country": "IT", "months": 3, "activity": "traineeship"}}
    ]


def test_why_after_a_rule_asks_the_documents_again() -> None:
    intent = talk("en", "Can I go to a conference?", "where does that come from?")
    assert (intent.kind, intent.policy) == ("explain", "Can I go to a conference?")
