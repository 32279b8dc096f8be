"""A draft is verified, repaired once with the reasons, or not told at all."""

from assistant import Assistant
from assistant.model.prompts import prompt
from tests.assistant.model.conftest import Scripted
from tests.assistant.model.scripted import calls

FRANCE = "Paljonko on apuraha: opiskelijavaihto Ranskaan 15.9.2021–24.1.2022, ei lapsia, lentäen?"
CALL = calls(
    (
        "student_long",
        {
            "country": "FR",
            "start": "2021-09-15",
            "end": "2022-01-24",
            "activity": "studies",
            "children": False,
            "green_travel": False,
        },
    )
)
LIE = "Apuraha on 9999 euroa."
TRUTH = "Apuraha on yhteensä {{a1}}."


def test_a_draft_that_verifies_is_told_at_once(scripted: Scripted) -> None:
    assistant, model = scripted(CALL, TRUTH)
    answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.consultation.outcome, len(model.sent)) == ("verified", 2)


def test_a_draft_that_does_not_verify_is_repaired_with_the_reasons(scripted: Scripted) -> None:
    assistant, model = scripted(CALL, LIE, TRUTH)
    answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.mode, answer.consultation.outcome) == ("model", "repaired")
    assert "9999" not in answer.text
    asked = model.sent[2][-1].text
    assert asked.startswith(prompt("repair"))
    assert "9999" in asked
    assert model.sent[2][-2].text == LIE


def test_a_draft_that_is_no_better_when_repaired_is_not_told(
    scripted: Scripted, by_rules: Assistant
) -> None:
    assistant, model = scripted(CALL, LIE, LIE, TRUTH)
    answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.mode, answer.consultation.outcome) == ("rules", "rejected")
    assert answer.consultation.reason
    assert "9999" not in answer.model_dump_json()
    assert answer.text == by_rules.answer([FRANCE]).text
    assert len(model.sent) == 3


def test_a_repair_that_calls_tools_again_is_none(scripted: Scripted) -> None:
    assistant, model = scripted(CALL, LIE, CALL)
    answer = assistant.answer([FRANCE])
    assert answer.consultation
    assert (answer.consultation.outcome, len(model.sent)) == ("rejected", 3)


def test_two_amounts_are_each_told_with_what_was_understood(scripted: Scripted) -> None:
    question = (
        "Kumpi apuraha on suurempi, Norja vai Saksa, opiskelu 1.9.2021–31.12.2021, ei lapsia, "
        "lentäen?"
    )
    case: dict[str, object] = {"start": "2021-09-01", "end": "2021-12-31", "activity": "studies"}
    asked = [("student_long", case | {"country": country}) for country in ("NO", "DE")]
    assistant, _ = scripted(calls(*asked), "Norjaan saa {{a1}}, Saksaan {{a11}}.")
    answer = assistant.answer([question])
    assert (answer.mode, len(answer.calculations)) == ("model", 2)
    assert "kohdemaa: Norja" in answer.text
    assert "kohdemaa: Saksa" in answer.text


def test_a_yes_or_no_is_told_by_code_whatever_the_words_say(scripted: Scripted) -> None:
    question = "Avustus 100 000 €, kumppanimaihin käytetty 30 000 €: mikä on kumppanimaiden katto?"
    asked: dict[str, object] = {"budget": 100000, "partner_country_use": 30000}
    assistant, _ = scripted(calls(("partner_country_cap", asked)), "Katto on {{a1}}.")
    answer = assistant.answer([question])
    assert answer.mode == "model"
    assert "Osuus on sallittu: ei" in answer.text
